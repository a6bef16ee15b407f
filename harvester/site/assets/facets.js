// Choices and their counts. Pure: no page, no network.

const list = (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** chosen: Map of facet key → Set of places in its values. Within a facet any choice fits; all facets must. */
export function fits(i, facets, chosen, except = "") {
  return facets.every((facet) => {
    const wanted = chosen.get(facet.key);
    return !wanted?.size || facet.key === except || list(facet.rows[i]).some((value) => wanted.has(value));
  });
}

/** The rows that fit every choice. */
export function narrow(rows, facets, chosen) {
  return rows.filter((row) => fits(row.i, facets, chosen));
}

/** Facet key → for each value how many rows fit the choices of all *other* facets and have it. */
export function counts(rows, facets, chosen) {
  const found = new Map(facets.map((facet) => [facet.key, new Array(facet.values.length).fill(0)]));
  for (const row of rows) {
    const missed = facets.filter((facet) => {
      const wanted = chosen.get(facet.key);
      return wanted?.size && !list(facet.rows[row.i]).some((value) => wanted.has(value));
    });
    if (missed.length > 1) continue; // fails in two facets: counts nowhere
    for (const facet of missed.length ? missed : facets) {
      for (const value of list(facet.rows[row.i])) found.get(facet.key)[value] += 1;
    }
  }
  return found;
}

/** The choices in an address; what does not exist is left out. */
export function chosenIn(address, facets) {
  return new Map(
    facets.map((facet) => {
      const keys = new Set(address.searchParams.getAll(facet.key));
      const places = facet.values.flatMap(([key], place) => (keys.has(key) ? [place] : []));
      return [facet.key, new Set(places)];
    }),
  );
}

/** The same address with one value chosen, or no longer. */
export function toggled(address, facet, value) {
  const made = new URL(address);
  const kept = made.searchParams.getAll(facet).filter((key) => key !== value);
  const was = made.searchParams.getAll(facet).length > kept.length;
  made.searchParams.delete(facet);
  for (const key of was ? kept : [...kept, value]) made.searchParams.append(facet, key);
  return made;
}
