// The chain of a workspace's trail. Each entry carries SHA-256 over a canonical text of all its fields and the hash before
// it, so that whoever changes, removes, inserts or moves one must make all later ones anew; and then they no longer meet
// the heads that were noted elsewhere. Not for the browser: it leans on node's crypto.

import { hash } from "node:crypto";
import type { Actor, AuditDetails } from "./audit.ts";

/** One entry as it is kept. `action` is a text here: a newer Vivencia may have written names that this one does not know. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string | null } | null;
  readonly details: AuditDetails;
  readonly address: string | null;
  /** In hex. */
  readonly hash: string;
}

/** The hash before the first entry. */
export const chainStart = "0".repeat(64);

/** Details in one spelling: keys in order of their code units. */
function canonicalDetails(details: AuditDetails): [string, string | number | boolean | null][] {
  return Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The hash of an entry at a place in a chain. */
export function hashEntry(
  workspace: number,
  before: string,
  entry: Omit<AuditEntry, "hash">,
  sequence = entry.sequence,
): string {
  const { actor, subject } = entry;
  const fields = [
    "vivencia-audit-1",
    before,
    workspace,
    sequence,
    entry.at.toISOString(),
    [actor.kind, actor.id, actor.name, actor.role],
    entry.action,
    subject && [subject.kind, subject.id, subject.name],
    canonicalDetails(entry.details),
    entry.address,
  ];
  return hash("sha256", JSON.stringify(fields), "hex");
}

/**
 * One thing that is wrong, from entry to entry: `missing` numbers, an entry that was `changed`, `inserted`, or `moved` from
 * another place, one `removed` so that later ones moved up, a `truncated` end, entries `appended` past the recorded end,
 * or a history that was `rewritten` since a head of it was noted.
 */
export interface ChainBreak {
  readonly kind:
    | "missing"
    | "changed"
    | "inserted"
    | "moved"
    | "removed"
    | "truncated"
    | "appended"
    | "rewritten";
  readonly from: number;
  readonly to: number;
  /** When the entry there says that it was made; of a missing one, the last entry before it. */
  readonly at: Date | null;
}

/** How long a chain was at some moment, and the hash of its last entry then. */
export interface ChainHead {
  readonly entries: number;
  readonly head: string;
  readonly at?: Date | undefined;
}

/** More breaks are counted and not described. */
export const breaksMax = 100;

/** So many entries in a row are held against one another to find out which of them were moved. */
const suspectsMax = 24;

interface Suspect {
  readonly entry: AuditEntry;
  readonly before: string;
}

/** Checks a chain entry by entry, in order of their numbers, in constant memory. */
export class ChainCheck {
  readonly #workspace: number;
  readonly #noted: ReadonlyMap<number, readonly ChainHead[]>;
  readonly #heads: readonly ChainHead[];
  readonly #breaks: ChainBreak[] = [];
  #suspects: Suspect[] = [];
  #last: AuditEntry | undefined;
  #count = 0;
  #broken = 0;
  /** By how many numbers entries stand behind (or, below 0, before) the place they were made for. */
  #shift = 0;

  /** `noted` are heads kept outside of the records. */
  constructor(workspace: number, noted: readonly ChainHead[] = []) {
    this.#workspace = workspace;
    this.#heads = noted;
    const byEntries = new Map<number, ChainHead[]>();
    for (const head of noted) byEntries.set(head.entries, [...(byEntries.get(head.entries) ?? []), head]);
    this.#noted = byEntries;
  }

  #fits(entry: AuditEntry, before: string, sequence: number): boolean {
    return hashEntry(this.#workspace, before, entry, sequence) === entry.hash;
  }

  #add(kind: ChainBreak["kind"], from: number, to: number, at: Date | null): void {
    this.#broken += 1;
    if (this.#breaks.length < breaksMax) this.#breaks.push({ kind, from, to, at });
  }

  /** Takes the next entry. */
  add(entry: AuditEntry): void {
    const last = this.#last;
    const expected = (last?.sequence ?? 0) + 1;
    this.#count += 1;
    this.#last = entry;
    for (const head of this.#noted.get(entry.sequence) ?? [])
      if (head.head !== entry.hash) this.#add("rewritten", entry.sequence, entry.sequence, entry.at);
    if (entry.sequence > expected) {
      // What stands behind a gap cannot be checked: the hash it rests on is gone.
      this.#settle(0);
      this.#add("missing", expected, entry.sequence - 1, last?.at ?? null);
      return;
    }
    const before = last?.hash ?? chainStart;
    const step = this.#stepOf(entry, before);
    if (step !== undefined) {
      this.#shift += step;
      this.#settle(step);
    } else if (this.#suspects.length < suspectsMax) this.#suspects.push({ entry, before });
    else this.#add("changed", entry.sequence, entry.sequence, entry.at);
  }

  /** How much further than those before it an entry has moved from the place it was made for; undefined when it fits none. */
  #stepOf(entry: AuditEntry, before: string): number | undefined {
    const steps = this.#suspects.length > 0 ? [0, 1, -1, -this.#shift] : [0];
    return steps.find((step) => this.#fits(entry, before, entry.sequence - this.#shift - step));
  }

  /** Finds out what became of entries that did not follow the one before; `step` is how far the next ones have moved. */
  #settle(step: number): void {
    const suspects = this.#suspects;
    if (suspects.length === 0) return;
    this.#suspects = [];
    const hashes = [...new Set(suspects.flatMap(({ entry, before }) => [before, entry.hash]))];
    const places = suspects.map(({ entry }) => entry.sequence);
    const broken = suspects.flatMap(({ entry }) => {
      const belongs = places.find((place) => hashes.some((before) => this.#fits(entry, before, place)));
      // It stands where it was made; only what it follows was moved.
      return belongs === entry.sequence ? [] : [{ entry, belongs }];
    });
    const first = suspects[0]?.entry;
    if (step > 0) {
      const foreign = broken.filter(({ belongs }) => belongs === undefined);
      for (const { entry } of foreign.length > 0 ? foreign : broken)
        this.#add("inserted", entry.sequence, entry.sequence, entry.at);
    } else if (step < 0 && first) this.#add("removed", first.sequence, first.sequence, first.at);
    else
      for (const { entry, belongs } of broken)
        this.#add(belongs === undefined ? "changed" : "moved", entry.sequence, entry.sequence, entry.at);
  }

  /** Ends the check. `recorded` is what the records say of the chain's end. */
  end(recorded: ChainHead | undefined): { entries: number; breaks: readonly ChainBreak[]; broken: number } {
    this.#settle(0);
    const last = this.#last;
    const end = last?.sequence ?? 0;
    const at = last?.at ?? null;
    const known = Math.max(recorded?.entries ?? 0, ...this.#heads.map(({ entries }) => entries));
    if (known > end) this.#add("truncated", end + 1, known, at);
    if (recorded !== undefined && end > recorded.entries)
      this.#add("appended", recorded.entries + 1, end, at);
    if (recorded === undefined && last) this.#add("appended", 1, end, at);
    if (recorded && last && recorded.entries === end && recorded.head !== last.hash)
      this.#add("rewritten", end, end, at);
    const breaks = this.#breaks.sort((one, other) => one.from - other.from);
    return { entries: this.#count, breaks, broken: this.#broken };
  }
}
