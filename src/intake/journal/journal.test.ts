import { appendFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import { bytesBehind, type JournalPosition, readJournal } from "./journal-reader.ts";
import { decodeRecord, encodeRecord, type JournalEntry } from "./journal-record.ts";
import { listSegments, openJournal, segmentName } from "./journal-writer.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vivencia-journal-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const entry = (text: string, count = 1): JournalEntry => ({
  workspace: 7,
  callType: "track",
  receivedAt: 1_750_000_000_123,
  count,
  body: Buffer.from(text),
});

const limits = { bytesMax: 1024 * 1024, messagesMax: 1000 };

async function readAll(
  from: JournalPosition = { segment: 0, position: 0 },
  most = limits,
): Promise<string[]> {
  const texts: string[] = [];
  for (let at = from; ; ) {
    const chunk = await readJournal(directory, at, most);
    if (!chunk) return texts;
    texts.push(...chunk.entries.map(({ body }) => body.toString()));
    at = chunk.next;
  }
}

describe("records", () => {
  it("come back as they were, whatever their bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        fc.stringMatching(/^[a-z#0-9]{0,200}$/),
        fc.nat(),
        fc.nat({ max: 2 ** 31 }),
        (bytes, callType, count, workspace) => {
          const given = { workspace, callType, receivedAt: 1.5e12, count, body: Buffer.from(bytes) };
          const decoded = decodeRecord(encodeRecord(given), 0);
          expect(decoded.kind === "record" && decoded.entry).toEqual(given);
        },
      ),
      { seed: 3 },
    );
  });

  it("with any flipped bit are never read as something else", () => {
    const record = encodeRecord(entry("hello"));
    for (let bit = 0; bit < record.length * 8; bit++) {
      const damaged = Buffer.from(record);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeRecord(damaged, 0).kind).not.toBe("record");
    }
  });
});

describe("the journal", () => {
  it("gives back in order what was acknowledged, over many segments", async () => {
    const journal = await openJournal({ directory, segmentBytesMax: 400 });
    const texts = Array.from({ length: 50 }, (_, i) => `event ${i}`);
    for (const text of texts) await journal.append(entry(text));
    await journal.close();
    expect((await listSegments(directory)).length).toBeGreaterThan(3);
    expect(await readAll()).toEqual(texts);
    expect(await readAll({ segment: 0, position: 0 }, { bytesMax: 40, messagesMax: 3 })).toEqual(texts);
  });

  it("has an entry on the disk when it acknowledges it", async () => {
    const journal = await openJournal({ directory });
    await journal.append(entry("durable"));
    const { segment, position } = journal.end();
    const bytes = await readFile(join(directory, segmentName(segment)));
    expect(bytes.length).toBe(position);
    expect(bytes.includes("durable")).toBe(true);
    await journal.close();
  });

  it("groups entries that arrive together and acknowledges each", async () => {
    const journal = await openJournal({ directory });
    await Promise.all(Array.from({ length: 500 }, (_, i) => journal.append(entry(`e${i}`))));
    await journal.close();
    expect((await readAll()).length).toBe(500);
  });

  it("never appends behind a torn tail, and reads over it", async () => {
    const first = await openJournal({ directory });
    await first.append(entry("whole"));
    await first.close();
    const path = join(directory, segmentName(1));
    await appendFile(path, encodeRecord(entry("torn")).subarray(0, 20));
    const second = await openJournal({ directory });
    await second.append(entry("after"));
    await second.close();
    expect(await readAll()).toEqual(["whole", "after"]);
  });

  it("loses only what was cut off when a segment is truncated anywhere", async () => {
    const journal = await openJournal({ directory });
    const texts = Array.from({ length: 20 }, (_, i) => `event number ${i}`);
    const ends: number[] = [];
    for (const text of texts) {
      await journal.append(entry(text));
      ends.push(journal.end().position);
    }
    await journal.close();
    const path = join(directory, segmentName(1));
    const whole = await readFile(path);
    for (let cut = whole.length; cut >= 0; cut -= 7) {
      await writeFile(path, whole.subarray(0, cut));
      expect(await readAll()).toEqual(texts.slice(0, ends.filter((end) => end <= cut).length));
    }
  });

  it("does not read behind what is durable", async () => {
    const journal = await openJournal({ directory });
    await journal.append(entry("one"));
    const end = journal.end();
    await journal.append(entry("two"));
    const chunk = await readJournal(directory, { segment: 0, position: 0 }, limits, end);
    expect(chunk?.entries.map(({ body }) => body.toString())).toEqual(["one"]);
    expect(await bytesBehind(directory, end)).toBe(journal.end().position - end.position);
    await journal.close();
  });

  it("refuses and says why when the disk cannot be written, and goes on in a new segment when it can", async () => {
    const journal = await openJournal({ directory });
    await journal.append(entry("before"));
    // The next segment's name is taken, so a new segment cannot be opened.
    const small = await openJournal({ directory: join(directory, "small"), segmentBytesMax: 1 });
    await small.append(entry("first"));
    await writeFile(join(directory, "small", segmentName(2)), "in the way");
    const refused = await small.append(entry("second")).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused instanceof AppError && refused.code).toBe("journal-full");
    await rm(join(directory, "small", segmentName(2)));
    await small.append(entry("third"));
    await small.close();
    await journal.close();
    directory = join(directory, "small");
    expect(await readAll()).toEqual(["first", "third"]);
  });

  it("bounds the memory that waits for a slow disk", async () => {
    const journal = await openJournal({ directory, pendingBytesMax: 1000 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => journal.append(entry("x".repeat(100)))),
    );
    const refused = outcomes.filter(({ status }) => status === "rejected").length;
    await journal.close();
    expect(refused).toBeGreaterThan(0);
    expect((await readAll()).length).toBe(50 - refused);
  });

  it("begins a new segment at every opening", async () => {
    for (let i = 0; i < 3; i++) {
      const journal = await openJournal({ directory });
      await journal.append(entry(String(i)));
      await journal.close();
    }
    expect(await listSegments(directory)).toEqual([1, 2, 3]);
    expect(await readAll()).toEqual(["0", "1", "2"]);
  });
});

describe("a full disk", () => {
  it("is never a false acknowledgement: what a file limit cuts short is refused and not read back", async () => {
    const journal = await openJournal({ directory });
    await journal.append(entry("kept"));
    const path = join(directory, segmentName(1));
    const { size } = await stat(path);
    // What a partial write leaves: bytes that no acknowledged entry covers.
    const handle = await open(path, "r+");
    await handle.write(encodeRecord(entry("lost")).subarray(0, 15), 0, 15, size);
    await handle.close();
    await journal.close();
    expect(await readAll()).toEqual(["kept"]);
    await truncate(path, size);
    expect(await readAll()).toEqual(["kept"]);
  });
});
