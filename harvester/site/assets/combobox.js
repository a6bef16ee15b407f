// "I now use …": an editable combobox with a list, by the ARIA Authoring Practices Guide. Without
// this script the form simply submits to the search page.
import { alternatives, el } from "./dom.js";
import { find } from "./search.js";
import { root } from "./store.js";

const MOST = 8;

/** form: `<form data-combobox="product">` (or `all`) around one input; load: gives the index.
 *  choose: what to do with a chosen row; without it the row's page opens. */
export function combobox(form, load, choose = (hit) => window.location.assign(new URL(hit.address, root))) {
  const input = form.querySelector("input[name=q]");
  const kinds = form.dataset.combobox === "all" ? null : [form.dataset.combobox];
  const list = document.createElement("ul");
  list.className = "listbox";
  list.id = `${input.id}-list`;
  list.role = "listbox";
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "vh";
  status.role = "status";
  (input.closest(".field") ?? form).append(list);
  form.append(status);
  Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-haspopup": "listbox",
  }).forEach(([name, value]) => input.setAttribute(name, value));

  let active = -1;
  let hits = [];
  let timer;
  let asked = 0;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function activate(index) {
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    active = index;
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options()[index].id);
      options()[index].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    asked += 1;
    clearTimeout(timer);
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function option(hit, i, data) {
    const text = el("span", {}, hit.via ? `${hit.name} (${hit.via})` : hit.name);
    text.append(el("small", {}, hit.by || data.words.kinds[hit.kind]));
    const item = el("li", { role: "option", id: `${list.id}-${i}` }, text);
    item.setAttribute("aria-selected", "false");
    if (hit.count !== null) item.append(el("small", {}, alternatives(hit.count, data.words)));
    return item;
  }

  async function show() {
    const turn = (asked += 1);
    const data = await load();
    if (turn !== asked) return; // more was typed, or the list was closed, while the index came
    hits = find(data.rows, input.value, { kinds, most: MOST });
    list.setAttribute("aria-label", data.words.list);
    list.replaceChildren(...hits.map((hit, i) => option(hit, i, data)));
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    activate(-1);
    clearTimeout(timer);
    const words = data.words.hits;
    const said = hits.length === 0 ? words.none : words[hits.length === 1 ? "one" : "many"];
    timer = setTimeout(() => {
      status.textContent = input.value.trim() ? said.replace("{n}", hits.length) : "";
    }, 400);
  }

  function take(index) {
    const hit = hits[index];
    close();
    choose(hit);
  }

  function move(step) {
    const count = options().length;
    if (count) activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) await show();
      if (!event.altKey && isOpen()) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape") {
      if (isOpen()) {
        event.preventDefault(); // the first Escape closes the list only, not the menu around it
        event.stopPropagation();
        close();
      } else input.value = "";
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) activate(-1);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays in the input
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) take(options().indexOf(chosen));
  });
}
