// How one entry stands in a journal segment: length, checksum, then the entry. A record is whole or it is not there:
// a torn tail fails the checksum and ends the segment.
//
//   0  u32  length of the payload
//   4  u32  CRC-32 of the payload
//   8  payload: f64 receivedAt (ms) · u32 workspace · u32 count · u8 length of callType · callType · body

import { crc32 } from "node:zlib";

/** One accepted request body, as it came. */
export interface JournalEntry {
  readonly workspace: number;
  /** Which call the body belongs to: `track`, `batch`, … */
  readonly callType: string;
  /** Milliseconds since 1970 UTC. */
  readonly receivedAt: number;
  /** How many messages the body holds. */
  readonly count: number;
  readonly body: Buffer;
}

/** Bytes before the payload. */
export const recordHeaderBytes = 8;

const fixedBytes = 8 + 4 + 4 + 1;

/** Largest payload that a reader believes; a longer length is damage. */
export const payloadBytesMax = 16 * 1024 * 1024;

/** The record of an entry. */
export function encodeRecord(entry: JournalEntry): Buffer {
  const call = entry.callType;
  const payload = fixedBytes + call.length + entry.body.length;
  const record = Buffer.allocUnsafe(recordHeaderBytes + payload);
  let at = recordHeaderBytes;
  at = record.writeDoubleLE(entry.receivedAt, at);
  at = record.writeUInt32LE(entry.workspace, at);
  at = record.writeUInt32LE(entry.count, at);
  at = record.writeUInt8(call.length, at);
  at += record.write(call, at, "latin1");
  entry.body.copy(record, at);
  record.writeUInt32LE(payload, 0);
  record.writeUInt32LE(crc32(record.subarray(recordHeaderBytes)), 4);
  return record;
}

/** What stands at an offset: a whole record and where the next begins, or nothing readable. */
export type DecodedRecord =
  | { readonly kind: "record"; readonly entry: JournalEntry; readonly next: number }
  | { readonly kind: "short" }
  | { readonly kind: "damaged" };

/** Reads the record at `offset`. `short`: the buffer ends inside it. The body shares the buffer's memory. */
export function decodeRecord(buffer: Buffer, offset: number): DecodedRecord {
  if (buffer.length - offset < recordHeaderBytes) return { kind: "short" };
  const length = buffer.readUInt32LE(offset);
  if (length < fixedBytes || length > payloadBytesMax) return { kind: "damaged" };
  const start = offset + recordHeaderBytes;
  if (buffer.length - start < length) return { kind: "short" };
  const payload = buffer.subarray(start, start + length);
  if (crc32(payload) !== buffer.readUInt32LE(offset + 4)) return { kind: "damaged" };
  const callLength = payload.readUInt8(16);
  return {
    kind: "record",
    next: start + length,
    entry: {
      receivedAt: payload.readDoubleLE(0),
      workspace: payload.readUInt32LE(8),
      count: payload.readUInt32LE(12),
      callType: payload.toString("latin1", fixedBytes, fixedBytes + callLength),
      body: payload.subarray(fixedBytes + callLength),
    },
  };
}
