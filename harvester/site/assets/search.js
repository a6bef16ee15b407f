// Finds entries by name, alias and description. Pure: no page, no network; the tests run it as it is.

/** Lower case, without accents, words parted by one space. */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

/** Columns (harvester/site/search_files.py) → rows that can be searched; `i` is the place in the index. */
export function prepare(columns) {
  const makers = columns.makers.map(fold);
  return columns.name.map((name, i) => {
    const labels = columns.also[i] ? [name, ...columns.also[i]] : [name];
    const kind = columns.kinds[columns.kind[i]];
    const id = columns.id[i] || fold(name).replaceAll(" ", "-"); // most ids are the name
    return {
      i,
      name,
      kind,
      labels,
      folded: labels.map(fold),
      by: columns.makers[columns.by[i]],
      foldedBy: makers[columns.by[i]],
      address: columns.paths?.[kind].replace("{id}", id),
      id,
      count: columns.count[i],
      users: columns.users[i],
      changed: columns.changed[i],
      licence: columns.licences[columns.licence[i]],
    };
  });
}

/** Edits (insert, delete, replace, swap of neighbours) between two words; `most` + 1 when there are more. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length];
}

const allowed = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

/** Whether a typed word is meant for a known word: a small typing error in it, or in its beginning. */
function nearly(typed, known) {
  const most = allowed(typed);
  if (typed === known || known.startsWith(typed)) return 0;
  if (most === 0) return Infinity;
  const found = Math.min(
    distance(typed, known, most),
    known.length > typed.length ? distance(typed, known.slice(0, typed.length), most) : Infinity,
  );
  return found <= most ? found : Infinity;
}

/** How far a label is from what was typed: 0 equal … 3 inside, Infinity not at all. */
function literal(query, words, label) {
  if (label === query) return 0;
  const squeezed = query.replaceAll(" ", "");
  const whole = label.replaceAll(" ", "");
  if (whole === squeezed) return 0.1;
  if (label.startsWith(query) || whole.startsWith(squeezed)) return 1;
  const parts = label.split(" ");
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
  return label.includes(query) ? 3 : Infinity;
}

function misspelt(words, label) {
  const parts = label.split(" ");
  let sum = 0;
  for (const word of words) {
    sum += Math.min(...parts.map((part) => nearly(word, part)));
    if (sum === Infinity) return Infinity;
  }
  return 4 + sum;
}

/** A vendor or maker comes after names, and is looked at once for all its rows. */
const BY = 4.5;

function best(row, measure, makers) {
  let found = { rank: Infinity, label: "" };
  row.folded.forEach((label, i) => {
    const rank = measure(label) + (i ? 0.05 : 0); // a name goes before an alias
    if (rank < found.rank) found = { rank, label: row.labels[i] };
  });
  if (row.foldedBy) {
    if (!makers.has(row.foldedBy)) makers.set(row.foldedBy, BY + measure(row.foldedBy));
    if (makers.get(row.foldedBy) < found.rank) found = { rank: makers.get(row.foldedBy), label: row.name };
  }
  return found;
}

/** Every word stands in a name, in the maker or in the note: `noted` gives the rows of a word. */
function spread(row, words, noted) {
  return words.every(
    (word, at) =>
      noted[at]?.has(row.i) ||
      ` ${row.foldedBy}`.includes(` ${word}`) ||
      row.folded.some((label) => ` ${label}`.includes(` ${word}`)),
  );
}

/** Shorter names first, then the order of the alphabet. */
export function byName(a, b) {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

/** The rows that fit, best first; `via` is the alias that was met, or empty.
 *  noted: for each typed word the places of the rows whose note holds it (notes.js finds them). */
export function find(rows, typed, { kinds = null, most = 50, noted = [] } = {}) {
  const query = fold(typed);
  if (!query) return [];
  const words = query.split(" ");
  const chosen = kinds ? rows.filter((row) => kinds.includes(row.kind)) : rows;
  const rank = (measure, makers = new Map()) =>
    chosen.map((row) => ({ row, ...best(row, measure, makers) })).filter((hit) => hit.rank < Infinity);
  let hits = rank((label) => literal(query, words, label));
  if (hits.length === 0) hits = rank((label) => misspelt(words, label));
  const met = new Set(hits.map((hit) => hit.row));
  for (const row of chosen) {
    if (!met.has(row) && spread(row, words, noted)) hits.push({ row, rank: 9, label: row.name });
  }
  hits.sort((a, b) => a.rank - b.rank || byName(a.row, b.row));
  return hits
    .slice(0, most)
    .map(({ row, label }) => ({ ...row, via: label === row.name ? "" : label }));
}
