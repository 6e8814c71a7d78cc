// Writes rows in ClickHouse's RowBinary format: little-endian numbers, strings with their length in front, no separators.
// It is on the hot path of every insert, so it touches no BigInt where two 32-bit halves do and encodes short text itself.
// Format: https://clickhouse.com/docs/interfaces/formats/RowBinary

import { halvesOf } from "../domain/identity-hash.ts";
import { AppError } from "../errors.ts";

const two32 = 2 ** 32;
const moneyScale = 10_000;

const hexDigits = (() => {
  const table = new Uint8Array(128).fill(255);
  for (let digit = 0; digit < 16; digit++) {
    const text = digit.toString(16);
    table[text.charCodeAt(0)] = digit;
    table[text.toUpperCase().charCodeAt(0)] = digit;
  }
  return table;
})();

/** A growing buffer of RowBinary fields; `finish` gives the bytes. */
export class RowWriter {
  #bytes: Buffer;
  #at = 0;

  /** `sizeHint` is the expected size in bytes; the buffer doubles when it is too small. */
  constructor(sizeHint = 65_536) {
    this.#bytes = Buffer.allocUnsafe(Math.max(64, sizeHint));
  }

  /** The bytes written so far; the writer must not be used afterwards. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  #grow(more: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + more));
    this.#bytes.copy(bytes, 0, 0, this.#at);
    this.#bytes = bytes;
  }

  /** A byte, a Bool. */
  byte(value: number): void {
    if (this.#at + 1 > this.#bytes.length) this.#grow(1);
    this.#bytes[this.#at++] = value;
  }

  /** UInt16. */
  uint16(value: number): void {
    if (this.#at + 2 > this.#bytes.length) this.#grow(2);
    this.#at = this.#bytes.writeUInt16LE(value, this.#at);
  }

  /** UInt32. */
  uint32(value: number): void {
    if (this.#at + 4 > this.#bytes.length) this.#grow(4);
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }

  /** UInt64, Int64 or DateTime64(3) from a whole number within ±2^53. */
  whole64(value: number): void {
    if (!Number.isSafeInteger(value))
      throw new AppError("internal", `${value} is not a whole number for the log`);
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    const high = Math.floor(value / two32);
    this.#bytes.writeUInt32LE(value - high * two32, this.#at);
    this.#at = this.#bytes.writeInt32LE(high, this.#at + 4);
  }

  /** UInt64 from its decimal text. */
  decimal64(text: string): void {
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    const [high, low] = halvesOf(text);
    this.#bytes.writeUInt32LE(low, this.#at);
    this.#at = this.#bytes.writeUInt32LE(high, this.#at + 4);
  }

  /** Float64. */
  float64(value: number): void {
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  /** Nullable(Float64). */
  maybeFloat64(value: number | null): void {
    this.byte(value === null ? 1 : 0);
    if (value !== null) this.float64(value);
  }

  /** Nullable(UInt64). */
  maybeWhole64(value: number | null): void {
    this.byte(value === null ? 1 : 0);
    if (value !== null) this.whole64(value);
  }

  /** Nullable(Decimal(18, 4)), rounded half away from zero as money is. */
  maybeMoney(value: number | null): void {
    this.byte(value === null ? 1 : 0);
    if (value === null) return;
    const units = Math.round(Number((Math.abs(value) * moneyScale).toPrecision(15))) * Math.sign(value);
    if (Number.isSafeInteger(units)) {
      this.whole64(units === 0 ? 0 : units);
      return;
    }
    if (!(Math.abs(units) < 1e18))
      throw new AppError("internal", `${value} is no amount of money for the log`);
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    this.#at = this.#bytes.writeBigInt64LE(BigInt(units), this.#at);
  }

  /** UUID from its text of 36 characters. */
  uuid(text: string): void {
    if (text.length !== 36) throw new AppError("internal", `${JSON.stringify(text)} is not a UUID`);
    if (this.#at + 16 > this.#bytes.length) this.#grow(16);
    const bytes = this.#bytes;
    let position = 0;
    let wrong = 0;
    // ClickHouse keeps a UUID as two 64-bit numbers, each little-endian.
    for (let half = 0; half < 2; half++) {
      let target = this.#at + half * 8 + 7;
      for (let i = 0; i < 8; i++) {
        if (position === 8 || position === 13 || position === 18 || position === 23) position++;
        const high = hexDigits[text.charCodeAt(position)] ?? 255;
        const low = hexDigits[text.charCodeAt(position + 1)] ?? 255;
        wrong |= (high | low) & 0xf0;
        bytes[target--] = (high << 4) | low;
        position += 2;
      }
    }
    if (wrong !== 0) throw new AppError("internal", `${JSON.stringify(text)} is not a UUID`);
    this.#at += 16;
  }

  /** String: its length in bytes as a variable-length number, then UTF-8. Lone surrogates become U+FFFD. */
  text(value: string): void {
    const length = value.length;
    if (length === 0) {
      this.byte(0);
      return;
    }
    if (length < 48) {
      if (this.#at + length + 1 > this.#bytes.length) this.#grow(length + 1);
      const bytes = this.#bytes;
      const start = this.#at + 1;
      let i = 0;
      for (; i < length; i++) {
        const code = value.charCodeAt(i);
        if (code > 127) break;
        bytes[start + i] = code;
      }
      if (i === length) {
        bytes[this.#at] = length;
        this.#at = start + length;
        return;
      }
    }
    const size = Buffer.byteLength(value);
    if (this.#at + size + 10 > this.#bytes.length) this.#grow(size + 10);
    let rest = size;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
    this.#at += this.#bytes.write(value, this.#at, size, "utf8");
  }
}
