// The search page: shows what fits while one types, keeps the words in the address, so that it can be shared.
import { find } from "./search.js";

const MOST = 50;

function row(hit, data) {
  const item = document.createElement("li");
  item.className = "entry";
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(hit.address, data.root).href;
  link.textContent = hit.name;
  title.append(link);
  const note = document.createElement("p");
  note.textContent = hit.note;
  const meta = document.createElement("p");
  meta.className = "meta";
  const facts = [data.words.kinds[hit.kind]];
  if (hit.via) facts.push(data.words.also.replace("{name}", hit.via));
  if (hit.count !== null) {
    facts.push(data.words.alternatives[hit.count === 1 ? "one" : "many"].replace("{n}", hit.count));
  }
  meta.append(
    ...facts.map((fact) => {
      const span = document.createElement("span");
      span.textContent = fact;
      return span;
    }),
  );
  item.append(title, note, meta);
  return item;
}

/** page: the element around the search form, `#results` and `#all`. */
export function results(page, load) {
  const input = page.querySelector("input[name=q]");
  const found = page.querySelector("#results");
  const everything = page.querySelector("#all");
  const status = found.querySelector("[role=status]");
  const list = found.querySelector("ol");

  async function show() {
    const typed = input.value.trim();
    found.hidden = everything.hidden = false;
    if (!typed) {
      found.hidden = true;
      return;
    }
    const data = await load();
    if (typed !== input.value.trim()) return;
    const hits = find(data.rows, typed, { most: MOST });
    list.replaceChildren(...hits.map((hit) => row(hit, data)));
    const words = data.words.hits;
    const said =
      hits.length === 0 ? words.none : hits.length === MOST ? words.most : words[hits.length === 1 ? "one" : "many"];
    status.textContent = said.replace("{n}", hits.length);
    everything.hidden = hits.length > 0;
  }

  input.addEventListener("input", () => {
    const address = new URL(window.location.href);
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    else address.searchParams.delete("q");
    window.history.replaceState(null, "", address);
    show();
  });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  input.value = new URL(window.location.href).searchParams.get("q") ?? "";
  show();
}
