// What several products have in common. Pure: no page, no network.

/** Programs and suites that do work of more than one product: most products first, then by name.
 *  Yields { name, path, activity, suite, products: [{ name, through }] } */
export function shared(products) {
  const found = new Map();
  function add(one, product, suite, through) {
    const kept = found.get(one.id) ?? { ...one, suite, products: new Map() };
    kept.suite ||= suite;
    const known = kept.products.get(product.id);
    if (!known || through.length) kept.products.set(product.id, { name: product.name, through });
    found.set(one.id, kept);
  }
  for (const product of products) {
    for (const one of product.alternatives) add(one, product, false, []);
    for (const one of product.suites) add(one, product, true, one.through);
  }
  return [...found.values()]
    .map((one) => ({ ...one, products: [...one.products.values()] }))
    .filter((one) => one.products.length > 1 || one.suite)
    .sort((a, b) => b.products.length - a.products.length || b.suite - a.suite || a.name.localeCompare(b.name));
}

/** Public bodies and others that use an alternative already: { name, path, level, uses: [{ product, programs, sources }] } */
export function bodies(products) {
  const found = new Map();
  for (const product of products) {
    for (const user of product.users) {
      const kept = found.get(user.name) ?? { ...user, uses: [] };
      const use = kept.uses.find((one) => one.product === product.name);
      if (use) {
        use.programs = [...new Set([...use.programs, ...user.programs])];
        use.sources.push(user.source);
      } else kept.uses.push({ product: product.name, programs: user.programs, sources: [user.source] });
      found.set(user.name, kept);
    }
  }
  return [...found.values()].sort((a, b) => b.uses.length - a.uses.length || a.name.localeCompare(b.name));
}

/** alive: somebody works on an alternative; known: an alternative, but nothing says that; gap: none at all. */
export function outcome(product) {
  if (product.alternatives.some((one) => one.life === "alive")) return "alive";
  return product.alternatives.length ? "known" : "gap";
}
