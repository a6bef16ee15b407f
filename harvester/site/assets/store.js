// What scripts fetch, each file once and only when it is needed. All of it stands beside this site's pages.
import { fold, prepare } from "./search.js";

const address = new URL(document.body.dataset.index, window.location.href);

/** Root of this language's pages. */
export const root = new URL("..", address);

async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

function once(get) {
  const kept = new Map();
  return (key) => {
    if (!kept.has(key)) {
      const coming = get(key);
      coming.catch(() => kept.delete(key)); // a failed fetch may be tried again
      kept.set(key, coming);
    }
    return kept.get(key);
  };
}

const main = once(async () => {
  const data = await json(address);
  return { ...data, rows: prepare(data) };
});
const block = once((number) => json(new URL(`search/notes-${number}.json`, address)));
const letter = once((first) => json(new URL(`search/words-${first}.json`, address)));

/** The index: rows, facets, words. */
export const load = () => main("");

/** A file below this language's root. */
export const page = once((path) => json(new URL(path, root)));

/** The notes of some rows, in their order. */
export async function notes(places) {
  const { block: size } = await load();
  const blocks = new Map();
  await Promise.all(
    [...new Set(places.map((i) => Math.floor(i / size)))].map(async (number) => blocks.set(number, await block(number))),
  );
  return places.map((i) => blocks.get(Math.floor(i / size))[i % size]);
}

const FIRST = /^[a-z]/;

/** For each typed word the places of the rows whose note has a word that begins so. */
export async function noted(typed) {
  const { letters } = await load();
  return Promise.all(
    fold(typed)
      .split(" ")
      .map(async (word) => {
        const first = FIRST.test(word) ? word[0] : /^[0-9]/.test(word) ? "0" : "_";
        if (word.length < 3 || !letters.includes(first)) return new Set();
        const known = await letter(first);
        return new Set(Object.keys(known).flatMap((one) => (one.startsWith(word) ? known[one] : [])));
      }),
  );
}
