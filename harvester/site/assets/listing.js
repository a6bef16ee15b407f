// A list that facets narrow down, in an order and in steps. All choices stand in the address, so that it can be shared.
import { announcer } from "./dom.js";
import { chips, groups } from "./facetgroups.js";
import { counts, narrow } from "./facets.js";

/**
 * What search and finder share. page: holds the groups, `#results` with its list, chips, order and "more".
 *
 * rows, facets, words: of the index. step: so many are shown at a time. sorts: key → comparison, null for the order of
 * `met`; the first is the usual one. choices: { here, chosen, toggled } read and write the address. met(address): the rows
 * before narrowing. print(hits): their elements. said(n, address): what is announced. none({ hits, found, chosen }): what
 * helps when nothing is left. printed: the list stands there already. home: gets the focus when a chip has gone.
 */
export function listing(page, { rows, facets, words, step, last, sorts, choices, met, print, said, none, printed, home }) {
  const list = page.querySelector("#results ol");
  const sort = page.querySelector("#sort");
  const more = page.querySelector("#more");
  const say = announcer(page.querySelector("#results [role=status]"));
  const usual = Object.keys(sorts)[0];
  const nobody = new Map(facets.map((facet) => [facet.key, new Set()]));
  let shown = step;
  let turn = 0;
  let kept = printed;

  const update = groups(
    page.querySelector("[data-groups]"), facets, counts(rows, facets, nobody), words,
    (facet, value) => go(choices.toggled(facet, value)), last,
  ); // prettier-ignore

  function go(address, keep = false) {
    if (address.pathname !== window.location.pathname) return window.location.assign(address);
    shown = step;
    window.history[keep ? "replaceState" : "pushState"](null, "", address);
    return show();
  }

  async function show() {
    const mine = (turn += 1);
    const address = choices.here();
    const asked = address.searchParams.get("sort");
    const order = Object.hasOwn(sorts, asked) ? asked : usual; // an address may say anything, also __proto__
    const chosen = choices.chosen();
    const found = await met(address);
    if (mine !== turn) return;
    const hits = narrow(found, facets, chosen);
    if (sorts[order]) hits.sort(sorts[order]);
    update(chosen, counts(found, facets, chosen));
    chips(page.querySelector(".chips"), facets, chosen, words, choices.toggled);
    const elements = kept ? null : await print(hits.slice(0, shown));
    if (mine !== turn) return;
    if (elements) list.replaceChildren(...elements);
    kept = false;
    sort.value = order;
    more.hidden = hits.length <= shown;
    none({ hits, found, chosen });
    say(said(hits.length, address));
    const number = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
    page.querySelector("[data-show]").textContent = words.show.replace("{n}", hits.length.toLocaleString(words.locale));
    page.querySelector(".filter-btn").textContent = `${words.filters} (${number})`;
  }

  sort.addEventListener("change", () => {
    const address = choices.here();
    if (sort.value === usual) address.searchParams.delete("sort");
    else address.searchParams.set("sort", sort.value);
    go(address);
  });
  page.addEventListener("click", (event) => {
    const away = event.target.closest(".chips a, #nothing a[data-to]");
    if (!away || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(new URL(away.href));
    home.focus();
  });
  more.addEventListener("click", async () => {
    const from = shown;
    shown += step;
    await show();
    list.children[from]?.querySelector("a").focus();
  });
  return { go, show };
}

/** `3 results of 295`. */
export function total(n, of, words) {
  const text = words.hits[n === 0 ? "none" : n === 1 ? "one" : "many"].replace("{n}", n.toLocaleString(words.locale));
  return n ? `${text} ${words.of_all.replace("{n}", of.toLocaleString(words.locale))}` : text;
}
