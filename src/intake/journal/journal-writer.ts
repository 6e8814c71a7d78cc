// The journal: what makes an acknowledgement true. Entries are appended to a segment file and synced in groups; `append`
// resolves only when its bytes are on the disk. When a write fails, every entry of that group is refused and what was
// written of it is cut off; where that cannot be, or a sync failed, the segment is closed for good, so that nothing is ever
// written behind a torn record.

import { type FileHandle, mkdir, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../errors.ts";
import { encodeRecord, type JournalEntry } from "./journal-record.ts";

/** An open journal. */
export interface JournalWriter {
  /** Resolves when the entry is durable; rejects with `journal-full` when it is not. */
  append(entry: JournalEntry): Promise<void>;
  /** End of what is durable. */
  end(): { segment: number; position: number };
  /** Bytes that wait to be synced. */
  pendingBytes(): number;
  /** Finishes what was accepted and closes the segment. */
  close(): Promise<void>;
}

/** Settings of a journal. */
export interface JournalOptions {
  readonly directory: string;
  /** A segment is closed when it is longer than this. */
  readonly segmentBytesMax?: number;
  /** More unsynced bytes than this are refused, so that memory stays bounded when the disk is slow. */
  readonly pendingBytesMax?: number;
  /** Called after each sync, with the new end. */
  readonly onDurable?: () => void;
  readonly onError?: (error: Error) => void;
}

/** File name of a segment. */
export function segmentName(segment: number): string {
  return `${String(segment).padStart(10, "0")}.journal`;
}

/** Numbers of the segments in a directory, ascending. */
export async function listSegments(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => /^\d{10}\.journal$/.test(name))
    .map((name) => Number(name.slice(0, 10)))
    .sort((a, b) => a - b);
}

interface Waiting {
  readonly record: Buffer;
  readonly done: () => void;
  readonly failed: (error: AppError) => void;
}

function refusal(cause: unknown): AppError {
  return new AppError(
    "journal-full",
    "The journal cannot be written, so nothing was accepted. Free some disk space where the data directory is; senders may try again.",
    { cause },
  );
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens the journal in a directory. A new segment is begun at each opening: old tails are never appended to. */
export async function openJournal(options: JournalOptions): Promise<JournalWriter> {
  const { directory } = options;
  const segmentBytesMax = options.segmentBytesMax ?? 64 * 1024 * 1024;
  const pendingBytesMax = options.pendingBytesMax ?? 64 * 1024 * 1024;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  let segment = (await listSegments(directory)).at(-1) ?? 0;
  // What an earlier run left is all to be read, though nothing is appended to it.
  let position = segment === 0 ? 0 : (await stat(join(directory, segmentName(segment)))).size;
  let handle: FileHandle | undefined;
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let syncingBytes = 0;
  let running = false;
  let closed = false;
  let synced = true;
  /** False while a power cut could still take the name of the segment, and with it all that is in it. */
  let named = true;
  let idle: (() => void)[] = [];

  async function nextSegment(): Promise<FileHandle> {
    await handle?.close();
    handle = undefined;
    const opened = await open(join(directory, segmentName(segment + 1)), "wx", 0o600);
    segment += 1;
    position = 0;
    handle = opened;
    named = false;
    return opened;
  }

  async function writeGroup(group: readonly Waiting[], bytes: number): Promise<void> {
    const file = handle && position < segmentBytesMax ? handle : await nextSegment();
    if (!named) await syncDirectory(directory);
    named = true;
    const buffers = group.map((entry) => entry.record);
    let offset = position;
    // writev may write less than asked, on a nearly full disk for one.
    for (let rest: Buffer[] = buffers; rest.length > 0; ) {
      const { bytesWritten } = await file.writev(rest.slice(0, 1024), offset);
      if (bytesWritten === 0) throw new Error("nothing was written");
      offset += bytesWritten;
      let skip = bytesWritten;
      while (rest[0] && skip >= rest[0].length) {
        skip -= rest[0].length;
        rest = rest.slice(1);
      }
      if (skip > 0 && rest[0]) rest = [rest[0].subarray(skip), ...rest.slice(1)];
    }
    // A disk that refuses to sync may have dropped what it had: this file is not to be trusted with more.
    synced = false;
    await file.datasync();
    synced = true;
    position += bytes;
  }

  /** After a failure the segment may end in a torn record, which a reader stops at: it goes, or nothing follows it. */
  async function cutTornTail(): Promise<void> {
    const file = handle;
    if (!file) return;
    const isCut = await file.truncate(position).then(
      () => true,
      () => false,
    );
    if (isCut && synced) return;
    handle = undefined;
    synced = true;
    await file.close().catch(() => {});
  }

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = waiting;
      const bytes = waitingBytes;
      waiting = [];
      waitingBytes = 0;
      syncingBytes = bytes;
      try {
        await writeGroup(group, bytes);
        for (const entry of group) entry.done();
        options.onDurable?.();
      } catch (error) {
        await cutTornTail();
        options.onError?.(error instanceof Error ? error : new Error(String(error)));
        const refused = refusal(error);
        for (const entry of group) entry.failed(refused);
      }
      syncingBytes = 0;
    }
    running = false;
    for (const wake of idle) wake();
    idle = [];
  }

  return {
    append(entry) {
      if (closed)
        return Promise.reject(new AppError("not-ready", "The server is stopping; try again in a moment."));
      const record = encodeRecord(entry);
      if (waitingBytes + syncingBytes + record.length > pendingBytesMax)
        return Promise.reject(refusal(new Error("too many bytes wait for the disk")));
      return new Promise<void>((done, failed) => {
        waiting.push({ record, done, failed });
        waitingBytes += record.length;
        if (!running) {
          running = true;
          // A turn of the event loop lets the requests that are already here join the group.
          setImmediate(() => void drain());
        }
      });
    },
    end: () => ({ segment, position }),
    pendingBytes: () => waitingBytes + syncingBytes,
    async close() {
      closed = true;
      if (running) await new Promise<void>((wake) => idle.push(wake));
      await handle?.close();
      handle = undefined;
    },
  };
}
