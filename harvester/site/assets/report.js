// The report on a landscape: on the page, and as tables for files.
import { el, status } from "./dom.js";
import { bron, plain } from "./evidence.js";
import { root } from "./store.js";
import { bodies, outcome, shared } from "./together.js";

const to = (one) => (one.path ? el("a", { href: new URL(one.path, root).href }, one.name) : one.name);
const joined = (parts) => parts.flatMap((one, i) => (i ? [", ", one] : [one]));

function figures(products, words) {
  const count = (key) => products.filter((one) => outcome(one) === key).length;
  const suite = shared(products).find((one) => one.suite);
  const rows = [
    [products.length, null, words.figures.products],
    [count("alive"), products.length, words.figures.alive],
    [count("known"), products.length, words.figures.known],
    [count("gap"), products.length, words.figures.gap],
  ];
  if (suite) rows.push([suite.products.length, products.length, words.figures.suite.replace("{name}", suite.name)]);
  return rows.map(([n, of, label]) =>
    el("div", {}, el("dt", {}, label), el("dd", { className: "val" }, String(n), of === null ? null : el("small", {}, ` ${words.of.replace("{n}", of)}`))),
  );
}

function programOf(one, words) {
  const made = el("li", { className: "entry" });
  const facts = el("p", { className: "meta" }, status(one.activity), el("span", {}, one.licence));
  if (one.users) facts.append(el("span", {}, words.users[one.users === 1 ? "one" : "many"].replace("{n}", one.users)));
  made.append(el("h4", {}, to(one)), facts);
  if (one.does) made.append(el("p", {}, `${words.does}: ${one.does}`));
  if (one.uncovered) made.append(el("p", {}, `${words.uncovered}: ${one.uncovered}`));
  made.append(bron(one.source));
  return made;
}

const LIFE = { alive: 0, unknown: 1, quiet: 2 };

function productOf(one, words) {
  const made = el("section", { className: "product" }, el("h3", {}, to(one)), el("p", { className: "note" }, one.vendor));
  made.append(el("p", { className: "small" }, words.outcome[outcome(one)]));
  const sorted = [...one.alternatives].sort((a, b) => LIFE[a.life] - LIFE[b.life] || a.name.localeCompare(b.name));
  if (sorted.length) made.append(el("ul", { className: "entries" }, ...sorted.map((each) => programOf(each, words))));
  if (one.parts.length) made.append(el("p", { className: "small" }, `${words.parts}: `, ...joined(one.parts.map(to))));
  if (one.uncovered.length) {
    const list = el("ul", { className: "claims" }, ...one.uncovered.map((each) => el("li", {}, each.text, bron(each.source))));
    made.append(el("p", { className: "small" }, words.none_covers), list);
  }
  return made;
}

function table(name, heads, rows) {
  const made = el("table", { className: "t stack" }, el("caption", { className: "vh" }, name));
  made.setAttribute("role", "table");
  const head = el("tr", { role: "row" }, ...heads.map((one) => el("th", { scope: "col", role: "columnheader" }, one)));
  const body = el("tbody", { role: "rowgroup" });
  for (const [first, ...rest] of rows) {
    const line = el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, ...[first].flat()));
    rest.forEach((cell, i) => {
      line.append(el("td", { role: "cell", "data-label": heads[i + 1] }, ...[cell].flat()));
    });
    body.append(line);
  }
  made.append(el("thead", { role: "rowgroup" }, head), body);
  return made;
}

function suites(products, words) {
  const found = shared(products);
  if (!found.length) return [el("p", {}, words.no_suites)];
  const rows = found.map((one) => [
    [to(one), el("span", { className: "bron" }, one.suite ? words.suite : words.program)],
    status(one.activity),
    words.of_n.replace("{n}", one.products.length).replace("{all}", products.length),
    one.products.map(({ name, through }) =>
      el("div", {}, through.length ? words.through.replace("{name}", name).replace("{parts}", through.join(", ")) : name),
    ),
  ]);
  return [table(words.suites, [words.heads.program, words.heads.activity, words.heads.number, words.heads.products], rows)];
}

function users(products, words) {
  const found = bodies(products);
  if (!found.length) return [el("p", {}, words.no_bodies)];
  const rows = found.map((one) => [
    to(one),
    one.level || words.unknown,
    one.uses.map((use) => el("div", {}, words.instead.replace("{programs}", use.programs.join(", ")).replace("{product}", use.product), ...use.sources.map(bron))),
  ]);
  return [table(words.bodies, [words.heads.organisation, words.heads.level, words.heads.uses], rows)];
}

function gaps(products, words) {
  const found = products.filter((one) => outcome(one) === "gap");
  if (!found.length) return [el("p", {}, words.no_gaps)];
  return [
    el(
      "ul",
      { className: "claims" },
      ...found.map((one) => {
        const made = el("li", {}, to(one));
        if (one.others.length) {
          made.append(
            el("p", { className: "note" }, words.named),
            el("ul", {}, ...one.others.map((each) => el("li", {}, to(each), " ", status(each.licence), el("span", { className: "bron" }, each.reason)))),
          );
        }
        return made;
      }),
    ),
  ];
}

/** Fills every part of the report. */
export function report(part, products, words) {
  part("figures").replaceChildren(...figures(products, words));
  part("products").replaceChildren(...products.map((one) => productOf(one, words)));
  part("suites").replaceChildren(...suites(products, words));
  part("bodies").replaceChildren(...users(products, words));
  part("gaps").replaceChildren(...gaps(products, words));
}

/** The same as sheets: [[name, rows] …]; the first one is also the CSV. */
export function sheets(products, words) {
  const { heads } = words;
  const first = [[heads.product, heads.vendor, heads.outcome, heads.program, heads.activity, heads.licence, heads.does, heads.uncovered, heads.users, heads.source]];
  for (const one of products) {
    const lead = [one.name, one.vendor, words.outcome[outcome(one)]];
    const rows = one.alternatives.map((each) => [...lead, each.name, each.activity[0], each.licence, each.does ?? "", each.uncovered ?? "", each.users ?? 0, plain(each.source)]);
    first.push(...(rows.length ? rows : [[...lead, "", "", "", "", "", "", ""]]));
  }
  const second = [[heads.program, heads.kind, heads.number, heads.products]];
  for (const one of shared(products)) {
    const names = one.products.map(({ name, through }) => (through.length ? words.through.replace("{name}", name).replace("{parts}", through.join(", ")) : name));
    second.push([one.name, one.suite ? words.suite : words.program, one.products.length, names.join("\n")]);
  }
  const third = [[heads.organisation, heads.level, heads.product, heads.program, heads.source]];
  for (const one of bodies(products)) {
    for (const use of one.uses) third.push([one.name, one.level || words.unknown, use.product, use.programs.join(", "), use.sources.map(plain).join("\n")]);
  }
  first.push([], [`${words.site}: ${words.title}`], [words.as_of.replace("{day}", words.day)], [window.location.href]);
  return [[words.sheets.products, first], [words.sheets.suites, second], [words.sheets.bodies, third]];
}
