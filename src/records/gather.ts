// Many lookups of the same kind as one query: what is asked for while a query is under way waits for the next one, which
// takes all of it. Whoever asks alone waits for nothing. Invariant: each caller gets the answer to its own key, or the error
// of the query that its key was in.

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers lookups. `lookUp` answers in the order of its keys, undefined where nothing is there; at most `most` at once. */
export function gather<Key, Value>(
  lookUp: (keys: readonly Key[]) => Promise<readonly (Value | undefined)[]>,
  most = 500,
): (key: Key) => Promise<Value | undefined> {
  let waiting: Waiting<Key, Value>[] = [];
  let underWay = false;
  async function work(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      const turn = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const found = await lookUp(turn.map(({ key }) => key));
        for (const [i, one] of turn.entries()) one.resolve(found[i]);
      } catch (error) {
        for (const one of turn) one.reject(error);
      }
    }
    underWay = false;
  }
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!underWay) void work();
    });
}
