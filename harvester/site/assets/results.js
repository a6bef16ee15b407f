// The search page: finds while one types, narrows by facets.
import { alternatives, counted, el, status } from "./dom.js";
import { chosenIn, toggled } from "./facets.js";
import { listing, total } from "./listing.js";
import { find } from "./search.js";
import { load, noted, notes, root } from "./store.js";

const STEP = 20;
/** These stand under "more filters": few readers need them. */
const LAST = ["replaces", "kind", "country", "forge", "language"];
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
  if (hit.count !== null) facts.push(alternatives(hit.count, words));
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
  const everything = page.querySelector("#all");
  const nothing = page.querySelector("#nothing");
  const unfiltered = nothing.querySelector("a");
  const here = () => new URL(window.location.href);
  const typedIn = (address) => address.searchParams.get("q")?.trim() ?? "";

  const data = await load();
  const { words, facets } = data;

  async function met(address) {
    const typed = typedIn(address);
    if (!typed) return data.rows.map((row) => ({ via: "", ...row }));
    return find(data.rows, typed, { most: Infinity, noted: await noted(typed) });
  }

  async function print(hits) {
    const texts = await notes(hits.map((hit) => hit.i));
    return hits.map((hit, i) => {
      const made = entry(hit, data);
      made.querySelector("p").append(texts[i]);
      return made;
    });
  }

  function none({ hits, found, chosen }) {
    const filtered = [...chosen.values()].some((values) => values.size);
    nothing.hidden = hits.length > 0;
    everything.hidden = hits.length > 0;
    unfiltered.parentElement.hidden = !(filtered && found.length);
    const bare = here();
    facets.forEach((facet) => bare.searchParams.delete(facet.key));
    unfiltered.href = bare.href;
    unfiltered.textContent = words.unfiltered.replace("{n}", found.length.toLocaleString(words.locale));
  }

  function said(n, address) {
    const text = total(n, data.rows.length, words);
    const typed = typedIn(address);
    return typed && n ? `${text} ${words.for_words.replace("{words}", typed)}` : text;
  }

  const { go, show } = listing(page, {
    rows: data.rows,
    facets,
    words,
    step: STEP,
    last: LAST,
    sorts: SORTS,
    choices: { here, chosen: () => chosenIn(here(), facets), toggled: (facet, key) => toggled(here(), facet, key) },
    met,
    print,
    said,
    none,
    printed: false,
    home: input,
  });

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
  window.addEventListener("popstate", read);
  page.querySelector("#results").hidden = page.querySelector("[data-facets]").hidden = false;
  if (input.value.trim()) input.dispatchEvent(new Event("input")); // typed while the index was on its way
  else await read();
}
