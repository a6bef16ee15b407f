// My landscape: the products that a reader uses. The choice stands after # in the address, which is never sent anywhere.
import { combobox } from "./combobox.js";
import { announcer, el, icon } from "./dom.js";
import { report, sheets } from "./report.js";
import { csv, ods, save } from "./sheet.js";
import { load, page as fetched } from "./store.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FORMAT = "landscape/1";
const BIGGEST = 1_000_000;

/** The ids after `#p=`, each once. */
function chosenIn(hash) {
  const found = /^#p=([a-z0-9,-]*)$/.exec(hash)?.[1].split(",") ?? [];
  return [...new Set(found.filter((id) => ID.test(id)))];
}

/** The ids in a file that this page saved; throws when it is another file. */
async function chosenFrom(file) {
  if (file.size > BIGGEST) throw new Error("too large");
  const data = JSON.parse(await file.text());
  if (data?.format !== FORMAT || !Array.isArray(data.products)) throw new Error("another file");
  return [...new Set(data.products.map((one) => one?.id).filter((id) => typeof id === "string" && ID.test(id)))];
}

/** Every product, fetched as one file: what is asked of the server says nothing about the choice. */
async function facts(path) {
  const { programs, products, former } = await fetched(path);
  const whole = new Map();
  const joined = (list) => (list ?? []).map((one) => ({ ...programs[one.id], ...one }));
  return {
    product(asked) {
      const id = former[asked] ?? asked;
      const own = Object.hasOwn(products, id) ? products[id] : null;
      if (own && !whole.has(id)) {
        const { alternatives, parts, suites, others = [], users = [], uncovered = [] } = own;
        const lists = { alternatives: joined(alternatives), parts: joined(parts), suites: joined(suites) };
        whole.set(id, { id, ...own, ...lists, others, users, uncovered });
      }
      return whole.get(id);
    },
  };
}

/** home: the element with the words, the form to choose with, and the places of the report. */
export async function landscape(home) {
  const words = JSON.parse(home.dataset.words);
  const part = (name) => home.querySelector(`[data-part=${name}]`);
  const say = announcer(part("status"));
  let chosen = [];
  let products = [];
  let boxes = new Map();
  let turn = 0;

  function go(ids) {
    window.history.pushState(null, "", ids.length ? `#p=${ids.join(",")}` : window.location.pathname);
    return show(ids);
  }

  const toggle = (id) => go(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);

  async function show(ids) {
    const mine = (turn += 1);
    chosen = ids;
    const known = ids.length ? await facts(home.dataset.facts) : null;
    if (mine !== turn) return;
    const missing = ids.filter((id) => !known.product(id));
    products = [...new Set(ids.map((id) => known.product(id)).filter(Boolean))]; // an earlier id means the same
    part("told").textContent = missing.length ? words.not_there.replace("{names}", missing.join(", ")) : "";
    part("chips").replaceChildren(
      ...products.map((one) => {
        const away = el("button", { type: "button" }, one.name, icon("cross"), el("span", { className: "vh" }, `, ${words.remove}`));
        away.addEventListener("click", () => toggle(one.id).then(() => part("add").querySelector("input").focus()));
        return el("li", {}, away);
      }),
    );
    const any = products.length > 0;
    for (const name of ["ods", "csv", "json", "print", "clear"]) part(name).hidden = !any;
    part("chips").hidden = part("report").hidden = !any;
    for (const [id, box] of boxes) box.checked = chosen.includes(id);
    if (any) report(part, products, words);
    say(words.chosen[products.length === 1 ? "one" : "many"].replace("{n}", products.length));
  }

  /** The products by subject; each list is made when it is opened. */
  async function ticks() {
    const { rows, facets } = await load();
    const facet = facets.find((one) => one.key === "category");
    const of = (row) => [facet.rows[row.i]].flat();
    const groups = facet.values.map(([, name], place) => {
      const all = rows.filter((row) => row.kind === "product" && of(row).includes(place));
      const list = el("div", { className: "ticks" });
      const group = el("details", {}, el("summary", {}, `${name} (${all.length})`), list);
      group.addEventListener("toggle", () => {
        if (list.childElementCount) return;
        for (const row of all.sort((a, b) => a.name.localeCompare(b.name))) {
          const box = el("input", { type: "checkbox", id: `t-${place}-${row.id}`, checked: chosen.includes(row.id) });
          box.addEventListener("change", () => toggle(row.id));
          boxes = new Map([...boxes, [row.id, box]]);
          list.append(el("div", { className: "check" }, box, el("label", { htmlFor: box.id }, row.name)));
        }
      });
      return { name, group, n: all.length };
    });
    const shown = groups.filter((one) => one.n).sort((a, b) => a.name.localeCompare(b.name));
    part("ticks").replaceChildren(...shown.map((one) => one.group));
  }

  part("ticks").closest("details").addEventListener("toggle", ticks, { once: true });
  part("ods").addEventListener("click", () => save(ods(sheets(products, words)), `${home.dataset.name}.ods`));
  part("csv").addEventListener("click", () => save(csv(sheets(products, words)[0][1]), `${home.dataset.name}.csv`));
  part("json").addEventListener("click", () => {
    const text = JSON.stringify({ format: FORMAT, made_on: words.iso, products }, null, 1);
    save(new Blob([text], { type: "application/json" }), `${home.dataset.name}.json`);
  });
  part("print").addEventListener("click", () => window.print());
  part("clear").addEventListener("click", () => go([]).then(() => part("add").querySelector("input").focus()));
  home.querySelector("#file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      await go(await chosenFrom(file));
    } catch {
      part("told").textContent = words.bad_file.replace("{name}", file.name);
    }
    target.value = "";
  });
  const form = part("add");
  form.addEventListener("submit", (event) => event.preventDefault());
  combobox(form, load, (hit) => {
    form.querySelector("input").value = "";
    return chosen.includes(hit.id) ? undefined : go([...chosen, hit.id]);
  });
  const read = () => {
    // another anchor, such as that of the skip link, does not take the choice away
    if (window.location.hash && !window.location.hash.startsWith("#p=") && chosen.length)
      return window.history.replaceState(null, "", `#p=${chosen.join(",")}`);
    return show(chosenIn(window.location.hash));
  };
  window.addEventListener("hashchange", read);
  window.addEventListener("popstate", () => window.location.hash || show([]));
  part("choose").hidden = false;
  part("without").hidden = true;
  await show(chosenIn(window.location.hash));
}
