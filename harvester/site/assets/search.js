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

/** Columns → rows that can be searched. Columns: name, also, kind, address, note, count. */
export function prepare(columns) {
  return columns.name.map((name, i) => {
    const labels = [name, ...columns.also[i]];
    return {
      name,
      labels,
      folded: labels.map(fold),
      kind: columns.kind[i],
      address: columns.address[i],
      note: columns.note[i],
      text: fold(columns.note[i]),
      count: columns.count[i],
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

function best(row, measure) {
  let found = { rank: Infinity, label: "" };
  row.folded.forEach((label, i) => {
    const rank = measure(label) + (i ? 0.05 : 0); // a name goes before an alias
    if (rank < found.rank) found = { rank, label: row.labels[i] };
  });
  return found;
}

/** The rows that fit, best first; `via` is the alias that was met, or empty. */
export function find(rows, typed, { kinds = null, most = 50 } = {}) {
  const query = fold(typed);
  if (!query) return [];
  const words = query.split(" ");
  const chosen = kinds ? rows.filter((row) => kinds.includes(row.kind)) : rows;
  const rank = (measure) =>
    chosen.map((row) => ({ row, ...best(row, measure) })).filter((hit) => hit.rank < Infinity);
  let hits = rank((label) => literal(query, words, label));
  if (hits.length === 0) hits = rank((label) => misspelt(words, label));
  const met = new Set(hits.map((hit) => hit.row));
  for (const row of chosen) {
    if (!met.has(row) && words.every((word) => ` ${row.text}`.includes(` ${word}`))) {
      hits.push({ row, rank: 9, label: row.name });
    }
  }
  hits.sort(
    (a, b) => a.rank - b.rank || a.row.name.length - b.row.name.length || (a.row.name < b.row.name ? -1 : 1),
  );
  return hits
    .slice(0, most)
    .map(({ row, label }) => ({ ...row, via: label === row.name ? "" : label }));
}
