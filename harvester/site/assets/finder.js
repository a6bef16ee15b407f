// The finder of components: narrows the printed rows down by several facets at once.
import { counted, el } from "./dom.js";
import { chosenIn, narrow, toggled } from "./facets.js";
import { listing, total } from "./listing.js";
import { page as file } from "./store.js";

const KIND = "kind";
const ANY = "any";

/** Reads and writes the address. Nothing said of the kind: the first kind; `any`: every kind. */
function addresses(home, facets, first) {
  const main = new URL(home.dataset.main, window.location.href);
  const { facet, value } = home.dataset;

  /** As the page of the finder would have it: a page of one value says the same in its path. */
  function here() {
    if (window.location.pathname === main.pathname) return new URL(window.location.href);
    const made = new URL(main);
    if (facet) made.search = new URLSearchParams([[KIND, ANY], [facet, value]]); // prettier-ignore
    return made;
  }

  function spelt(address) {
    const kinds = address.searchParams.getAll(KIND).filter((key) => key !== ANY);
    address.searchParams.delete(KIND);
    if (kinds.length === 0) address.searchParams.append(KIND, ANY);
    else if (kinds.length > 1 || kinds[0] !== first) kinds.forEach((key) => address.searchParams.append(KIND, key));
    return address;
  }

  function explicit() {
    const address = here();
    if (!address.searchParams.has(KIND)) address.searchParams.set(KIND, first);
    return address;
  }

  return {
    here,
    chosen: () => chosenIn(explicit(), facets),
    toggled: (key, choice) => spelt(toggled(explicit(), key, choice)),
    without(key) {
      const address = explicit();
      address.searchParams.delete(key);
      return spelt(address);
    },
    bare: () => new URL(main),
  };
}

/** The rows as they are printed, from the blocks that hold them; links hold from any page. */
async function printer(block, main) {
  const parser = new DOMParser();
  return (hits) =>
    Promise.all(
      hits.map(async ({ i }) => {
        const rows = await file(`assets/finder/rows-${Math.floor(i / block)}.json`);
        const row = document.adoptNode(parser.parseFromString(rows[i % block], "text/html").querySelector("li"));
        row.querySelectorAll("a[href]").forEach((link) => link.setAttribute("href", new URL(link.getAttribute("href"), main).href));
        return row;
      }),
    );
}

/** home: the element around filters and list. */
export async function finder(home) {
  const data = await file("assets/finder.json");
  const { facets, words } = data;
  const rows = data.name.map((name, i) => ({ i, name, changed: data.changed[i], ready: data.ready[i] }));
  const byName = (a, b) => a.name - b.name;
  const choices = addresses(home, facets, data.first);
  const pager = home.querySelector(".pager");
  const further = pager?.querySelector("[rel=prev]") ?? null;
  const nothing = home.querySelector("#nothing");
  const heading = home.querySelector("#results-h");
  const title = (facet) => words.facets[facet.key];

  function none({ hits, found, chosen }) {
    nothing.hidden = hits.length > 0;
    if (hits.length) return;
    const ways = facets
      .filter((facet) => chosen.get(facet.key).size)
      .map((facet) => ({ facet, n: narrow(found, facets, new Map([...chosen, [facet.key, new Set()]])).length }))
      .filter(({ n }) => n)
      .sort((a, b) => b.n - a.n)
      .map(({ facet, n }) => {
        const names = [...chosen.get(facet.key)].map((place) => facet.values[place][1]).join(", ");
        const said = counted(words.without, n, words.locale).replace("{name}", `${title(facet)}: ${names}`);
        return el("li", {}, el("a", { href: choices.without(facet.key).href, "data-to": "" }, said));
      });
    ways.push(el("li", {}, el("a", { href: choices.bare().href, "data-to": "" }, words.without_all)));
    nothing.firstElementChild.replaceChildren(...ways);
  }

  const { show } = listing(home, {
    rows,
    facets,
    words,
    step: Number(home.dataset.shown),
    last: words.last,
    sorts: {
      first: null,
      name: byName,
      changed: (a, b) => b.changed - a.changed || byName(a, b),
      ready: (a, b) => b.ready - a.ready || byName(a, b),
    },
    choices,
    met: () => rows,
    print: await printer(data.block, choices.bare()),
    said: (n) => total(n, rows.length, words),
    none,
    printed: window.location.search === "",
    home: heading,
  });
  window.addEventListener("popstate", show);
  home.querySelectorAll("[data-controls], [data-show]").forEach((part) => {
    part.hidden = false;
  });
  home.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  await show();
  if (further) home.querySelector("#more").hidden = true;
  else if (pager) pager.hidden = true;
}
