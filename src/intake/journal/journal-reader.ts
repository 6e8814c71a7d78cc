// Reads the journal from a position, in order, over segments. It stops at the end of what is readable: in the last segment
// that is simply the end for now; in an earlier one a torn tail was never acknowledged, so reading goes on in the next.

import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { decodeRecord, type JournalEntry, payloadBytesMax, recordHeaderBytes } from "./journal-record.ts";
import { listSegments, segmentName } from "./journal-writer.ts";

/** A place in the journal: a segment and the byte where a record begins. */
export interface JournalPosition {
  readonly segment: number;
  readonly position: number;
}

/** Entries read together, and where the next begin. All are of one segment. */
export interface JournalChunk {
  readonly entries: readonly JournalEntry[];
  readonly from: JournalPosition;
  readonly next: JournalPosition;
  /** Where unreadable bytes begin, when the segment has any before its end. */
  readonly damagedAt?: number;
}

/** How much to read at once. */
export interface ReadLimits {
  readonly bytesMax: number;
  readonly messagesMax: number;
  /** Stop before this position of the same segment; undefined means the end of the file. */
  readonly until?: number;
}

async function readBytes(path: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

interface Slice {
  readonly entries: JournalEntry[];
  readonly next: number;
  readonly damaged: boolean;
}

async function readSlice(path: string, from: number, size: number, limits: ReadLimits): Promise<Slice> {
  const end = Math.min(size, limits.until ?? size);
  const entries: JournalEntry[] = [];
  let position = from;
  let messages = 0;
  let window = limits.bytesMax;
  while (position < end && messages < limits.messagesMax) {
    const buffer = await readBytes(path, position, Math.min(window, end - position));
    let offset = 0;
    let outcome: "record" | "short" | "damaged" = "record";
    while (messages < limits.messagesMax && offset < buffer.length) {
      const decoded = decodeRecord(buffer, offset);
      outcome = decoded.kind;
      if (decoded.kind !== "record") break;
      entries.push(decoded.entry);
      messages += decoded.entry.count;
      offset = decoded.next;
    }
    position += offset;
    if (outcome === "damaged") return { entries, next: position, damaged: true };
    if (entries.length > 0) break;
    if (outcome === "short") {
      // One record longer than the window: widen it once; if the file ends inside the record, it is torn.
      if (buffer.length < window || window >= payloadBytesMax + recordHeaderBytes)
        return { entries, next: position, damaged: true };
      window = payloadBytesMax + recordHeaderBytes;
    }
  }
  return { entries, next: position, damaged: false };
}

/**
 * The next entries from `from`; undefined when there are none yet. `durableEnd` is the writer's end: what stands behind it
 * is not read, because it may still be torn or refused.
 */
export async function readJournal(
  directory: string,
  from: JournalPosition,
  limits: ReadLimits,
  durableEnd?: JournalPosition,
): Promise<JournalChunk | undefined> {
  const segments = (await listSegments(directory)).filter((segment) => segment >= from.segment);
  for (const segment of segments) {
    if (durableEnd && segment > durableEnd.segment) return undefined;
    const start = segment === from.segment ? from.position : 0;
    const path = join(directory, segmentName(segment));
    const size = durableEnd && segment === durableEnd.segment ? durableEnd.position : (await stat(path)).size;
    if (start >= size) continue;
    const slice = await readSlice(path, start, size, limits);
    const here = { segment, position: start };
    if (slice.entries.length > 0)
      return {
        entries: slice.entries,
        from: here,
        next: { segment, position: slice.next },
        ...(slice.damaged ? { damagedAt: slice.next } : {}),
      };
    // Nothing readable here: a torn tail, never acknowledged. The next segment goes on.
  }
  return undefined;
}

/** Bytes between a position and the end of the journal. */
export async function bytesBehind(directory: string, from: JournalPosition): Promise<number> {
  let bytes = 0;
  for (const segment of await listSegments(directory)) {
    if (segment < from.segment) continue;
    const { size } = await stat(join(directory, segmentName(segment)));
    bytes += segment === from.segment ? Math.max(0, size - from.position) : size;
  }
  return bytes;
}
