// The bytes of a file, from a path or from anything that can be opened again, unpacked when they are gzip. Constant memory:
// whoever reads sets the pace. What was read is counted before unpacking, so that it can be set against the size of the file.

import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "../../../errors.ts";

/** A path, or a function that opens the bytes anew each time it is called. */
export type FileInput = string | (() => Readable);

/** Bytes that were opened and looked at, and that are still to be read from the first one on. */
export interface OpenBytes {
  /** The first bytes after unpacking: as many as were asked for, or all there are. */
  readonly sample: Buffer;
  /** True when the sample is the whole content. */
  readonly whole: boolean;
  readonly compressed: boolean;
  /** Every byte, the sample included. Can be read once. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes read so far, as they stand in the file. */
  readonly bytesRead: () => number;
  /** Gives the file back before its end. */
  readonly close: () => void;
}

/** Small enough that the rows of a piece are gone before the collector of memory looks at them twice. */
const chunkSize = 64 * 1024;

/** Opens a file and looks at its first `sampleSize` bytes. Fails with `bad-input` when it is damaged, `not-found` when it is not there. */
export async function openBytes(input: FileInput, sampleSize: number): Promise<OpenBytes> {
  const raw = typeof input === "string" ? createReadStream(input, { highWaterMark: chunkSize }) : input();
  let bytesRead = 0;
  const counted = countBytes(raw, (n) => {
    bytesRead += n;
  });
  const start = await peek(counted, 2);
  const compressed = start.sample[0] === 0x1f && start.sample[1] === 0x8b;
  let chunks = start.chunks;
  if (compressed) {
    const gunzip = createGunzip({ chunkSize });
    pipeline(start.chunks, gunzip, () => {
      // The reader of gunzip hears of the same error.
    });
    chunks = asBuffers(gunzip);
  }
  const looked = await peek(chunks, sampleSize);
  return { ...looked, compressed, bytesRead: () => bytesRead, close: () => raw.destroy() };
}

async function* countBytes(raw: Readable, count: (n: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of asBuffers(raw)) {
    count(chunk.length);
    yield chunk;
  }
}

async function* asBuffers(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
    }
  } catch (cause) {
    throw readError(cause);
  }
}

function readError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code === "ENOENT") return new AppError("not-found", `There is no such file: ${message}`, { cause });
  if (code.startsWith("Z_"))
    return new AppError(
      "bad-input",
      `The compressed file is damaged or ends too early (${message}). Make it again and retry: what was already imported counts once.`,
      { cause },
    );
  return new AppError("bad-input", `The file cannot be read: ${message}`, { cause });
}

async function peek(
  chunks: AsyncIterable<Buffer>,
  size: number,
): Promise<{ sample: Buffer; whole: boolean; chunks: AsyncGenerator<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Buffer[] = [];
  let length = 0;
  let whole = false;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) {
      whole = true;
      break;
    }
    held.push(next.value);
    length += next.value.length;
  }
  const all = held.length === 1 ? (held[0] ?? Buffer.alloc(0)) : Buffer.concat(held);
  async function* replay(): AsyncGenerator<Buffer> {
    try {
      if (all.length > 0) yield all;
      if (whole) return;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { sample: all.subarray(0, size), whole: whole && all.length <= size, chunks: replay() };
}
