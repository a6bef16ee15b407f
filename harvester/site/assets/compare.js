// Two to four programs side by side. The address holds the choice: `?p=a&p=b`, `diff=1` shows only differences.
import { combobox } from "./combobox.js";
import { announcer, el, icon } from "./dom.js";
import { itemText, plain, together, unknown } from "./evidence.js";
import { csv, ods, save } from "./sheet.js";
import { load, page as fetched, root } from "./store.js";

const SIGNS = { yes: ["y", "full"], partly: ["p", "half"], no: ["n", "dash"], unknown: ["u", "q"] };

/** What the answers have to do with each other; an unknown answer is never "no". */
function relation(values) {
  const known = values.filter((value) => value);
  if (known.length === 0) return "all_unknown";
  if (new Set(known).size > 1) return "differs";
  return known.length < values.length ? "partly_unknown" : "same";
}

/** Products of which at least two of these programs say which functions they cover. */
function shared(programs) {
  const ids = [...new Set(programs.flatMap((one) => Object.keys(one.covers)))];
  return ids.filter((id) => programs.filter((one) => one.covers[id]).length > 1);
}

/** Functions by name: what several products ask in the same words, with the same answers, is one row. */
function functionsOf(programs) {
  const rows = [];
  for (const id of shared(programs)) {
    const product = programs.find((one) => one.covers[id]).covers[id];
    for (const [key, name] of product.functions) {
      const answers = programs.map((one) => one.covers[id]?.functions.find(([other]) => other === key)[2] ?? "unknown");
      const agrees = (row) => row.name === name && row.answers.every((one, i) => [one, "unknown"].includes(answers[i]) || one === "unknown");
      const row = rows.find(agrees) ?? rows[rows.push({ name, answers, products: [] }) - 1];
      row.answers = row.answers.map((one, i) => (one === "unknown" ? answers[i] : one));
      row.products.push(product.name);
    }
  }
  const known = rows.filter((row) => row.answers.some((one) => one !== "unknown"));
  return known.map(({ name, answers, products }) => ({
    name,
    products,
    cells: answers.map((answer) => ({ value: answer === "unknown" ? "" : answer, answer })),
  }));
}

function rowsOf(programs, words) {
  const groups = words.groups.map(([title, rows]) => [
    title,
    rows.map(([key, name]) => ({ name, cells: programs.map((one) => one.rows[key]) })),
  ]);
  const functions = functionsOf(programs);
  if (functions.length) groups.splice(1, 0, [words.functions, functions]);
  return groups.map(([title, rows]) => [
    title,
    rows.map((row) => ({ ...row, relation: relation(row.cells.map((cell) => cell.value)) })),
  ]);
}

function cellOf(cell, words) {
  if (cell.answer) {
    const [tone, sign] = SIGNS[cell.answer];
    return [el("span", { className: `m m-${tone}` }, icon(sign), words.answers[cell.answer])];
  }
  return cell.items?.length ? together(cell.items) : unknown(words);
}

function textOf(cell, words) {
  if (cell.answer) return words.answers[cell.answer];
  return cell.items?.length ? cell.items.map(itemText).join("\n") : words.unknown;
}

const sourcesOf = (cell) => [...new Set((cell.items ?? []).flatMap((one) => (one.sources ?? []).map(plain)))].join("\n");

/** Whose functions these are: said once above them. */
function fromOf(rows, words) {
  const products = [...new Set(rows.flatMap((row) => row.products ?? []))];
  return products.length ? [el("span", { className: "rel" }, words.of_products.replace("{names}", products.join(", ")))] : [];
}

function tableOf(programs, groups, words, title) {
  const head = el("tr", {}, el("td"));
  for (const one of programs) head.append(el("th", { scope: "col" }, el("a", { href: new URL(one.path, root).href }, one.name)));
  const body = el("tbody");
  for (const [name, rows] of groups) {
    body.append(el("tr", { className: "group" }, el("th", { scope: "colgroup", colSpan: programs.length + 1 }, name, ...fromOf(rows, words))));
    for (const row of rows) {
      const line = el("tr", { className: row.relation === "differs" ? "diff" : "same" });
      line.append(el("th", { scope: "row" }, row.name, el("span", { className: "rel" }, words[row.relation])));
      line.append(...row.cells.map((cell) => el("td", {}, ...cellOf(cell, words))));
      body.append(line);
    }
  }
  return el("table", { className: "t compare" }, el("caption", { className: "vh" }, title), el("thead", {}, head), body);
}

function sheetOf(programs, groups, words, title) {
  const head = [words.group, words.subject, words.relation];
  for (const one of programs) head.push(one.name, words.source_of.replace("{name}", one.name));
  const rows = groups.flatMap(([name, lines]) =>
    lines.map((row) => [
      name, row.products ? `${row.name} (${row.products.join(", ")})` : row.name, words[row.relation],
      ...row.cells.flatMap((cell) => [textOf(cell, words), sourcesOf(cell)]),
    ]),
  ); // prettier-ignore
  const about = [`${words.site}: ${title}`, words.as_of.replace("{day}", words.day), window.location.href];
  return [head, ...rows, [], ...about.map((line) => [line])];
}

/** home: the element with the words, the form to choose with, and the place of the table. */
export async function compare(home) {
  const words = JSON.parse(home.dataset.words);
  const part = (name) => home.querySelector(`[data-part=${name}]`);
  const say = announcer(part("status"));
  const here = () => new URL(window.location.href);
  let turn = 0;
  let shown = null;

  const ids = () => [...new Set(here().searchParams.getAll("p"))].filter((id) => /^[a-z0-9-]+$/.test(id));

  function go(chosen, only = here().searchParams.has("diff")) {
    const address = here();
    address.search = "";
    chosen.forEach((id) => address.searchParams.append("p", id));
    if (only) address.searchParams.set("diff", "1");
    window.history.pushState(null, "", address);
    return show();
  }

  function without(id) {
    const address = here();
    const kept = ids().filter((other) => other !== id);
    address.searchParams.delete("p");
    kept.forEach((other) => address.searchParams.append("p", other));
    return address.href;
  }

  async function show() {
    const mine = (turn += 1);
    const wanted = ids();
    const found = await Promise.all(
      wanted.slice(0, words.most).map((id) => fetched(`${home.dataset.files}${id}.json`).catch(() => id)),
    );
    if (mine !== turn) return;
    const programs = found.filter((one) => typeof one !== "string");
    const missing = found.filter((one) => typeof one === "string");
    const only = here().searchParams.has("diff");
    const names = programs.map((one) => one.name);
    const listed = names.length > 1 ? `${names.slice(0, -1).join(", ")} ${words.and} ${names.at(-1)}` : names.join("");
    const title = words.title_of.replace("{names}", listed);
    const ready = programs.length > 1;
    part("chips").replaceChildren(
      ...programs.map((one) => {
        const away = el("span", { className: "vh" }, `, ${words.remove}`);
        return el("li", {}, el("a", { href: without(one.id) }, `${one.name} `, icon("cross"), away));
      }),
    );
    part("chips").hidden = programs.length === 0;
    const told = [];
    if (missing.length) told.push(words.not_there.replace("{names}", missing.join(", ")));
    if (wanted.length > words.most) told.push(words.too_many.replace("{n}", words.most));
    if (!ready) told.push(words.choose_more);
    part("told").textContent = told.join(" ");
    part("told").hidden = told.length === 0;
    part("lede").textContent = ready ? title : part("lede").dataset.empty;
    part("add").hidden = programs.length >= words.most;
    part("tools").hidden = part("table").hidden = part("meaning").hidden = !ready;
    part("without").hidden = ready;
    part("only").checked = only;
    shown = null;
    if (!ready) return say("");
    const groups = rowsOf(programs, words);
    const visible = only
      ? groups.map(([name, rows]) => [name, rows.filter((row) => row.relation === "differs")]).filter(([, rows]) => rows.length)
      : groups;
    part("table").setAttribute("aria-label", title);
    part("table").replaceChildren(tableOf(programs, visible, words, title));
    shown = () => sheetOf(programs, groups, words, title);
    document.title = `${title} – ${words.site}`;
    const number = groups.flatMap(([, rows]) => rows).filter((row) => row.relation === "differs").length;
    say(words.shown.replace("{names}", listed).replace("{n}", number));
  }

  home.addEventListener("click", (event) => {
    const away = event.target.closest(".chips a");
    if (!away || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.history.pushState(null, "", away.href);
    show().then(() => part("add").querySelector("input").focus());
  });
  part("only").addEventListener("change", () => go(ids(), part("only").checked));
  part("csv").addEventListener("click", () => shown && save(csv(shown()), `${home.dataset.name}.csv`));
  part("ods").addEventListener("click", () => shown && save(ods([[home.dataset.name, shown()]]), `${home.dataset.name}.ods`));
  part("print").addEventListener("click", () => window.print());
  window.addEventListener("popstate", show);
  const form = part("add");
  combobox(form, load, (hit) => {
    form.querySelector("input").value = "";
    return go([...ids(), hit.id]);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  part("choose").hidden = false;
  await show();
}
