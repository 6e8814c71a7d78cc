import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditEntry, ChainCheck, type ChainHead, chainStart, hashEntry } from "./audit-chain.ts";

const workspace = 7;

function entryOf(
  sequence: number,
  before: string,
  details: AuditEntry["details"] = { n: sequence },
): AuditEntry {
  const entry = {
    sequence,
    at: new Date(1_780_000_000_000 + sequence * 1000),
    actor: { kind: "person", id: "1", name: "Ana", role: "owner" },
    action: "touchpoint.saved",
    subject: { kind: "touchpoint", id: `t${sequence}`, name: null },
    details,
    address: "203.0.113.0",
  } as const;
  return { ...entry, hash: hashEntry(workspace, before, entry) };
}

function chainOf(length: number): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (let i = 1; i <= length; i++) chain.push(entryOf(i, chain.at(-1)?.hash ?? chainStart));
  return chain;
}

function headOf(chain: readonly AuditEntry[]): ChainHead {
  return { entries: chain.length, head: chain.at(-1)?.hash ?? chainStart };
}

function check(entries: readonly AuditEntry[], recorded: ChainHead, noted: readonly ChainHead[] = []) {
  const run = new ChainCheck(workspace, noted);
  for (const entry of entries) run.add(entry);
  return run.end(recorded).breaks.map(({ kind, from, to }) => [kind, from, to]);
}

const at = (chain: readonly AuditEntry[], sequence: number): AuditEntry => {
  const entry = chain[sequence - 1];
  if (!entry) throw new Error(`no entry ${sequence}`);
  return entry;
};

describe("a chain", () => {
  const chain = chainOf(12);
  const head = headOf(chain);

  test("that nobody touched is unbroken, also when it is empty", () => {
    expect(check(chain, head, [headOf(chain.slice(0, 5)), head])).toEqual([]);
    expect(check([], { entries: 0, head: chainStart })).toEqual([]);
  });

  test("names a changed entry, and no other", () => {
    const changed = chain.map((entry) =>
      entry.sequence === 5 ? { ...entry, actor: { ...entry.actor, name: "Luis" } } : entry,
    );
    expect(check(changed, head)).toEqual([["changed", 5, 5]]);
  });

  test("names the entry that no longer follows one that was changed with its hash", () => {
    const forged = entryOf(5, at(chain, 4).hash, { n: "forged" });
    expect(check([...chain.slice(0, 4), forged, ...chain.slice(5)], head)).toEqual([["changed", 6, 6]]);
  });

  test("names missing numbers", () => {
    expect(check([...chain.slice(0, 4), ...chain.slice(6)], head)).toEqual([["missing", 5, 6]]);
    expect(check(chain.slice(1), head)).toEqual([["missing", 1, 1]]);
  });

  test("names where an entry was removed when the later ones were moved up", () => {
    const moved = chain.slice(5).map((entry) => ({ ...entry, sequence: entry.sequence - 1 }));
    expect(check([...chain.slice(0, 4), ...moved], head)).toEqual([
      ["removed", 5, 5],
      ["truncated", 12, 12],
    ]);
  });

  test("names an inserted entry when the later ones made room for it", () => {
    const moved = chain.slice(4).map((entry) => ({ ...entry, sequence: entry.sequence + 1 }));
    const inserted = entryOf(5, at(chain, 4).hash, { n: "inserted" });
    expect(check([...chain.slice(0, 4), inserted, ...moved], head)).toEqual([
      ["inserted", 6, 6],
      ["appended", 13, 13],
    ]);
    const foreign = { ...inserted, hash: "ab".repeat(32) };
    expect(check([...chain.slice(0, 4), foreign, ...moved], head)).toEqual([
      ["inserted", 5, 5],
      ["appended", 13, 13],
    ]);
  });

  test("names entries that changed places, beside one another or not", () => {
    const swap = (one: number, other: number) =>
      chain.map((entry) => {
        if (entry.sequence === one) return { ...at(chain, other), sequence: one };
        return entry.sequence === other ? { ...at(chain, one), sequence: other } : entry;
      });
    expect(check(swap(5, 6), head)).toEqual([
      ["moved", 5, 5],
      ["moved", 6, 6],
    ]);
    expect(check(swap(3, 9), head).map(([, from]) => from)).toEqual(expect.arrayContaining([3, 9]));
  });

  test("names a missing tail by the recorded end, and by a noted one when that was changed too", () => {
    const short = chain.slice(0, 9);
    expect(check(short, head)).toEqual([["truncated", 10, 12]]);
    expect(check(short, headOf(short), [head])).toEqual([["truncated", 10, 12]]);
    expect(check([], { entries: 0, head: chainStart }, [head])).toEqual([["truncated", 1, 12]]);
  });

  test("names entries beyond the recorded end", () => {
    expect(check([...chain, entryOf(13, at(chain, 12).hash)], head)).toEqual([["appended", 13, 13]]);
  });

  test("that was made anew as a whole no longer meets the heads that were noted", () => {
    const anew: AuditEntry[] = [];
    for (const { sequence } of chain)
      anew.push(
        entryOf(sequence, anew.at(-1)?.hash ?? chainStart, { n: sequence === 2 ? "other" : sequence }),
      );
    expect(check(anew, headOf(anew))).toEqual([]);
    expect(check(anew, headOf(anew), [headOf(chain.slice(0, 6))])).toEqual([["rewritten", 6, 6]]);
  });

  test("of another workspace does not fit", () => {
    const run = new ChainCheck(workspace + 1);
    run.add(at(chain, 1));
    expect(run.end(headOf(chain.slice(0, 1))).broken).toBe(1);
  });

  test("betrays any one change of any field of any entry", () => {
    const changes: readonly ((entry: AuditEntry) => AuditEntry)[] = [
      (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
      (entry) => ({ ...entry, action: "touchpoint.deleted" }),
      (entry) => ({ ...entry, actor: { ...entry.actor, kind: "key" } }),
      (entry) => ({ ...entry, actor: { ...entry.actor, id: null } }),
      (entry) => ({ ...entry, actor: { ...entry.actor, role: "viewer" } }),
      (entry) => ({ ...entry, subject: null }),
      (entry) => ({ ...entry, details: { n: String(entry.details.n) } }),
      (entry) => ({ ...entry, details: {} }),
      (entry) => ({ ...entry, address: null }),
      (entry) => ({ ...entry, hash: entry.hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...changes), (which, change) => {
        const touched = chain.map((entry) => (entry.sequence === which ? change(entry) : entry));
        expect(check(touched, head).length).toBeGreaterThan(0);
      }),
      { seed: 4 },
    );
  });
});

test("the order in which details were given does not matter", () => {
  const one = entryOf(1, chainStart, { a: 1, b: "x" });
  const other = entryOf(1, chainStart, { b: "x", a: 1 });
  expect(one.hash).toBe(other.hash);
});
