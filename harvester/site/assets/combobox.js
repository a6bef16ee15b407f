// "I now use …": an editable combobox with a list, by the ARIA Authoring Practices Guide. Without
// this script the form simply submits to the search page.
import { find } from "./search.js";

const MOST = 8;

/** form: `<form data-combobox="product">` (or `all`) around one input; load: gives {rows, words, root}. */
export function combobox(form, load) {
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
    const item = document.createElement("li");
    item.role = "option";
    item.id = `${list.id}-${i}`;
    item.setAttribute("aria-selected", "false");
    item.dataset.address = new URL(hit.address, data.root).href;
    const text = document.createElement("span");
    text.append(hit.via ? `${hit.name} (${hit.via})` : hit.name);
    const note = document.createElement("small");
    note.textContent = hit.note;
    text.append(note);
    item.append(text);
    if (hit.count !== null) {
      const count = document.createElement("small");
      count.textContent = data.words.alternatives[hit.count === 1 ? "one" : "many"].replace("{n}", hit.count);
      item.append(count);
    }
    return item;
  }

  async function show() {
    const turn = (asked += 1);
    const data = await load();
    if (turn !== asked) return; // more was typed, or the list was closed, while the index came
    const hits = find(data.rows, input.value, { kinds, most: MOST });
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
      window.location.assign(options()[active].dataset.address);
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
    if (chosen) window.location.assign(chosen.dataset.address);
  });
}
