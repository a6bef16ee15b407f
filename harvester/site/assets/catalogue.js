// All that scripts add: every page is complete without them. No cookie, no storage, no other host.
import { combobox } from "./combobox.js";
import { results } from "./results.js";
import { prepare } from "./search.js";

const address = new URL(document.body.dataset.index, window.location.href);
let coming;

/** The index of names, fetched once and only when somebody starts to search. */
function load() {
  coming ??= fetch(address)
    .then((answer) => answer.json())
    .then(({ words, ...columns }) => ({
      words,
      rows: prepare(columns),
      root: new URL("..", address),
    }));
  return coming;
}

document.querySelectorAll("form[data-combobox]").forEach((form) => combobox(form, load));
document.querySelectorAll("[data-results]").forEach((page) => results(page, load));

// A region that does not scroll needs no tab stop of its own.
const scrollers = document.querySelectorAll(".scroll[tabindex]");
const watch = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
scrollers.forEach((region) => watch.observe(region));
