// Claims with their evidence, as the pages print them.
import { el, link, status } from "./dom.js";

const MARKS = { observed: "how-w", declared: "how-v", reported: "how-g", computed: "how-b", editor: "", pending: "how-n" };

/** One line of evidence: kind, label, day. */
export function bron(source) {
  const made = el("span", { className: "bron" }, el("span", { className: `how ${MARKS[source.how]}` }, source.said));
  if (source.label) made.append(" ", link(source.url, source.label));
  if (source.day) made.append(source.label ? ", " : " ", source.day);
  if (source.pending) made.append(" ", el("span", { className: "tag" }, source.pending));
  return made;
}

/** The same in plain text, for files. */
export function plain(source) {
  return [source.said, source.label, source.url, source.day].filter(Boolean).join(", ");
}

const SHORT = 30;

/** Lines of an answer: those with the same evidence share it, and short ones share a line. */
export function together(items) {
  const groups = new Map();
  for (const one of items) {
    const key = JSON.stringify(one.sources ?? []);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const made = el("div");
    const inline = group.every((one) => one.text && one.text.length <= SHORT && !one.label);
    if (inline) made.append(...group.flatMap((one, i) => [...(i ? [", "] : []), link(one.url, one.text)]));
    else made.append(...group.map((one) => el("div", {}, one.text ? link(one.url, one.text) : null, one.text ? " " : null, one.label ? status(one.label) : null)));
    made.append(...(group[0].sources ?? []).map(bron));
    return made;
  });
}

/** The same as text. */
export function itemText(one) {
  return [one.text, one.label?.[0]].filter(Boolean).join(", ");
}

export function unknown(words) {
  return [el("span", { className: "unknown" }, words.unknown), el("span", { className: "bron" }, words.no_source)];
}
