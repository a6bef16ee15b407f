// The groups of choices beside the results: built once, then only their numbers change.
import { counted, el, icon } from "./dom.js";

const SHOWN = 5;
const LONG = 12;

/** Facets with few values keep their own order, the living first; long ones go by number. */
const isLong = (facet) => facet.values.length > LONG;

/** home: where the groups go; choose(facet, value) is called with keys; last: facets under "more filters".
 *  Returns update(chosen, counts). */
export function groups(home, facets, totals, words, choose, last) {
  const boxes = [];
  const arranging = [];

  function choice(facet, place) {
    const [key, name] = facet.values[place];
    const id = `f-${facet.key}-${place}`;
    const box = el("input", { type: "checkbox", id });
    const number = el("span", { className: "n" });
    box.addEventListener("change", () => choose(facet.key, key));
    boxes.push({ facet: facet.key, place, box, number });
    return el("div", { className: "check" }, box, el("label", { htmlFor: id }, el("span", {}, name), number));
  }

  function group(facet) {
    const first = el("div");
    const rest = el("div", { className: "more" });
    const summary = el("summary");
    const more = el("details", {}, summary, rest);
    const number = totals.get(facet.key);
    const places = facet.values.map((_, place) => place).filter((place) => !isLong(facet) || number[place]);
    const choices = places.map((place) => ({ place, element: choice(facet, place) }));
    const made = el("fieldset", {}, el("legend", {}, words.facets[facet.key]), first, more);

    /** Puts the choices that matter now in sight; a choice that has the focus stays where it is. */
    function arrange(counts) {
      if (made.contains(document.activeElement) && first.childElementCount) return;
      const now = counts.get(facet.key);
      const open = ({ place }) => facet.values[place][0] === "unknown"; // says least, so it comes last
      const byNumber = (a, b) => open(a) - open(b) || now[b.place] - now[a.place] || number[b.place] - number[a.place];
      const sorted = isLong(facet) ? [...choices].sort(byNumber) : choices;
      const left = Math.max(0, sorted.length - SHOWN);
      first.replaceChildren(...sorted.slice(0, left > 1 ? SHOWN : sorted.length).map((one) => one.element));
      rest.replaceChildren(...sorted.slice(left > 1 ? SHOWN : sorted.length).map((one) => one.element));
      more.hidden = left <= 1;
      summary.textContent = counted(words.others, left, words.locale);
    }
    arranging.push(arrange);
    return made;
  }

  const rest = el("details", {}, el("summary", {}, words.more_filters));
  rest.append(...facets.filter((facet) => last.includes(facet.key)).map(group));
  home.replaceChildren(...facets.filter((facet) => !last.includes(facet.key)).map(group), rest);

  return (chosen, counts) => {
    arranging.forEach((arrange) => arrange(counts));
    for (const { facet, place, box, number } of boxes) {
      const n = counts.get(facet)[place];
      box.checked = chosen.get(facet).has(place);
      box.disabled = n === 0 && !box.checked;
      number.replaceChildren(n.toLocaleString(words.locale), el("span", { className: "vh" }, ` ${words.number_of}`));
      for (let around = box.checked && box.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    }
  };
}

/** The chosen values as links that take them away. */
export function chips(list, facets, chosen, words, without) {
  const made = facets.flatMap((facet) =>
    [...chosen.get(facet.key)].map((place) => {
      const [key, name] = facet.values[place];
      const away = el("span", { className: "vh" }, `, ${words.remove}`);
      return el("li", {}, el("a", { href: without(facet.key, key).href }, `${words.facets[facet.key]}: ${name} `, icon("cross"), away));
    }),
  );
  list.replaceChildren(...made);
  list.hidden = made.length === 0;
}
