// The search page: finds while one types, narrows by facets. All of it stands in the address, so that it can be shared.
import { announcer, counted, el, status } from "./dom.js";
import { chips, groups } from "./facetgroups.js";
import { chosenIn, counts, narrow, toggled } from "./facets.js";
import { find } from "./search.js";
import { load, noted, notes, root } from "./store.js";

const STEP = 20;
const SORTS = {
  relevance: null,
  name: (a, b) => a.name.localeCompare(b.name),
  changed: (a, b) => b.changed - a.changed || a.name.localeCompare(b.name),
  users: (a, b) => b.users - a.users || a.name.localeCompare(b.name),
};

function day(days, words) {
  const found = new Date(days * 86400000);
  return `${found.getUTCDate()} ${words.months[found.getUTCMonth()]} ${found.getUTCFullYear()}`;
}

function entry(hit, data) {
  const { words } = data;
  const place = data.facets.find((facet) => facet.key === "activity")?.rows[hit.i];
  const activity = data.facets.find((facet) => facet.key === "activity")?.values[place];
  const facts = [words.kinds[hit.kind]];
  if (hit.via) facts.push(words.also.replace("{name}", hit.via));
  if (hit.by) facts.push(hit.by);
  if (hit.count !== null) facts.push(counted(words.alternatives, hit.count, words.locale));
  if (hit.licence) facts.push(hit.licence);
  if (hit.users) facts.push(counted(words.users, hit.users, words.locale));
  const meta = el("p", { className: "meta" }, activity ? status(activity.slice(1)) : null);
  meta.append(...facts.map((fact) => el("span", {}, fact)));
  if (hit.changed) meta.append(el("span", { className: "note" }, `${words.changed} ${day(hit.changed, words)}`));
  const made = el("li", { className: "entry" });
  made.append(el("h3", {}, el("a", { href: new URL(hit.address, root).href }, hit.name)), el("p", {}), meta);
  if (hit.kind === "software") {
    const box = el("input", { type: "checkbox", name: "p", value: hit.id, id: `p-${hit.id}` });
    box.setAttribute("form", "compare");
    const label = el("label", { htmlFor: box.id }, words.compare_it, el("span", { className: "vh" }, ` ${hit.name}`));
    made.append(el("div", { className: "check pick" }, box, label));
  }
  return made;
}

/** page: the element around the form, the facets, `#results` and `#all`. */
export async function results(page) {
  const input = page.querySelector("input[name=q]");
  const found = page.querySelector("#results");
  const everything = page.querySelector("#all");
  const list = found.querySelector("ol");
  const sort = page.querySelector("select");
  const more = page.querySelector("#more");
  const nothing = page.querySelector("#nothing");
  const unfiltered = nothing.querySelector("a[data-unfiltered]");
  const say = announcer(page.querySelector("[role=status]"));
  const here = () => new URL(window.location.href);
  let shown = STEP;
  let turn = 0;

  const data = await load();
  const { words, facets } = data;
  const none = new Map(facets.map((facet) => [facet.key, new Set()]));
  const update = groups(
    page.querySelector("[data-groups]"), facets, counts(data.rows, facets, none), words,
    (facet, value) => go(toggled(here(), facet, value)),
  ); // prettier-ignore

  function go(address, keep = false) {
    shown = STEP;
    window.history[keep ? "replaceState" : "pushState"](null, "", address);
    return show();
  }

  async function show() {
    const mine = (turn += 1);
    const address = here();
    const typed = address.searchParams.get("q")?.trim() ?? "";
    const order = address.searchParams.get("sort") ?? "relevance";
    const chosen = chosenIn(address, facets);
    const words_ = typed ? await noted(typed) : [];
    if (mine !== turn) return;
    const met = typed ? find(data.rows, typed, { most: Infinity, noted: words_ }) : data.rows;
    const hits = narrow(met, facets, chosen).map((row) => ({ via: "", ...row }));
    if (SORTS[order]) hits.sort(SORTS[order]);
    update(chosen, counts(met, facets, chosen));
    chips(page.querySelector(".chips"), facets, chosen, words, (facet, key) => toggled(here(), facet, key));
    const part = hits.slice(0, shown);
    const texts = await notes(part.map((hit) => hit.i));
    if (mine !== turn) return;
    sort.value = order in SORTS ? order : "relevance";
    const rows = part.map((hit) => entry(hit, data));
    rows.forEach((row, i) => row.querySelector("p").append(texts[i]));
    list.replaceChildren(...rows);
    more.hidden = hits.length <= shown;
    const filtered = [...chosen.values()].some((values) => values.size);
    nothing.hidden = hits.length > 0;
    unfiltered.parentElement.hidden = !(filtered && met.length);
    if (filtered) {
      const bare = here();
      facets.forEach((facet) => bare.searchParams.delete(facet.key));
      unfiltered.href = bare.href;
      unfiltered.textContent = words.unfiltered.replace("{n}", met.length.toLocaleString(words.locale));
    }
    say(said(hits.length, typed));
    page.querySelector("[data-show]").textContent = words.show.replace("{n}", hits.length.toLocaleString(words.locale));
    const number = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
    page.querySelector(".filter-btn").textContent = `${words.filters} (${number})`;
    everything.hidden = hits.length > 0;
  }

  function said(n, typed) {
    const key = n === 0 ? "none" : n === 1 ? "one" : "many";
    const all = words.of_all.replace("{n}", data.rows.length.toLocaleString(words.locale));
    const text = `${words.hits[key].replace("{n}", n.toLocaleString(words.locale))} ${n ? all : ""}`.trim();
    return typed && n ? `${text} ${words.for_words.replace("{words}", typed)}` : text;
  }

  function read() {
    input.value = here().searchParams.get("q") ?? "";
    return show();
  }

  input.addEventListener("input", () => {
    const address = here();
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    else address.searchParams.delete("q");
    go(address, true);
  });
  page.querySelectorAll("form").forEach((form) => form.id === "compare" || form.addEventListener("submit", (event) => event.preventDefault()));
  sort.addEventListener("change", () => {
    const address = here();
    address.searchParams.set("sort", sort.value);
    go(address);
  });
  page.addEventListener("click", (event) => {
    const away = event.target.closest(".chips a, a[data-unfiltered]");
    if (!away || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(new URL(away.href));
    input.focus();
  });
  more.addEventListener("click", async () => {
    const from = shown;
    shown += STEP;
    await show();
    list.children[from]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", read);
  found.hidden = page.querySelector("[data-facets]").hidden = false;
  if (input.value.trim()) input.dispatchEvent(new Event("input")); // typed while the index was on its way
  else await read();
}
