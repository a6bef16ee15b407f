// All that scripts add: every page is complete without them. No cookie, no storage, no other host.
import { combobox } from "./combobox.js";
import { load } from "./store.js";

document.querySelectorAll("form[data-combobox]:not([data-own])").forEach((form) => combobox(form, load));

// What only some pages need is fetched only there.
const parts = { results: "./results.js", compare: "./compare.js", landscape: "./landscape.js", finder: "./finder.js" };
for (const [name, file] of Object.entries(parts)) {
  const home = document.querySelector(`[data-${name}]`);
  if (home) import(file).then((script) => script[name](home));
}

// The other language shows the same choice: ids are the same in both.
const other = document.querySelector(".langs a");
other?.addEventListener("click", () => {
  other.search = window.location.search;
  other.hash = window.location.hash;
});

// A region that does not scroll needs no tab stop of its own.
const watch = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
document.querySelectorAll(".scroll[tabindex]").forEach((region) => watch.observe(region));
