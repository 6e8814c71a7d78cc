// An order drawn from a seed, the same in the browser and on the server. The seed is the response's own id, so that
// nobody can choose it to their liking twice and a response can be shown as it was filled in.

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Numbers of [0, 1) from a seed: mulberry32. */
function drawsOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The number of [0, 1) that `seed` draws for `name`. */
export function drawOf(seed: string, name: string): number {
  return drawsOf(hashOf(`${seed}\n${name}`))();
}

/** The same things in the order that `seed` draws for `name` (Fisher and Yates). */
export function seededOrder<T>(things: readonly T[], seed: string, name: string): T[] {
  const draw = drawsOf(hashOf(`${seed}\n${name}`));
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
