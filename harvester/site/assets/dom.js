// Elements from data. Text stays text: nothing here reads a value as HTML.

/** `el("p", { className: "note" }, "text", element)`; an attribute is given with its own name. */
export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** One of the signs of the page's own sheet of icons. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("class", "ic");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

/** A label: shape, tone and name. */
export function status([name, sign, tone]) {
  return el("span", { className: `status s-${tone}` }, icon(sign), name);
}

/** Only addresses of pages become links. */
export function link(url, text) {
  return url ? el("a", { href: url }, text) : text;
}

/** `{one, many}` with the number filled in as the language writes it. */
export function counted(words, n, locale) {
  return words[n === 1 ? "one" : "many"].replace("{n}", n.toLocaleString(locale));
}

/** The alternatives of a product; below zero: nobody can know yet. */
export function alternatives(n, words) {
  return n < 0 ? words.unseen : counted(words.alternatives, n, words.locale);
}

/** Says a change to those who do not see it, once it has come to rest. */
export function announcer(region) {
  let timer;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      region.textContent = text;
    }, 300);
  };
}
