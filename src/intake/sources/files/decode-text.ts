// Bytes to text, whatever the encoding. A file that calls itself UTF-8 and has lines that are not is read line by line: such a
// line is Windows-1252, as in exports pasted together from two systems. Nothing throws; every byte becomes some letter.

import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** Encodings are named as iconv names them; these are the ones that are found by looking. */
export type SniffedEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The encoding of a text by its first bytes: its mark, else zeros in every second byte, else whether it is valid UTF-8. */
export function sniffEncoding(sample: Buffer): SniffedEncoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return "utf-8";
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  const looked = sample.subarray(0, 4096);
  let [evenZeros, oddZeros] = [0, 0];
  for (let i = 0; i + 1 < looked.length; i += 2) {
    if (looked[i] === 0) evenZeros++;
    if (looked[i + 1] === 0) oddZeros++;
  }
  const pairs = Math.max(1, looked.length >> 1);
  if (looked.length >= 4 && oddZeros / pairs > 0.5 && evenZeros / pairs < 0.1) return "utf-16le";
  if (looked.length >= 4 && evenZeros / pairs > 0.5 && oddZeros / pairs < 0.1) return "utf-16be";
  if (isUtf8(wholeLetters(sample))) return "utf-8";
  // Exports pasted together from two systems: what most lines with accents are, the others are read line by line.
  let [valid, invalid] = [0, 0];
  for (const line of linesOf(sample)) {
    if (isAscii(line)) continue;
    if (isUtf8(line)) valid++;
    else invalid++;
  }
  return valid > 0 && valid >= invalid ? "utf-8" : "windows-1252";
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(10, from);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield bytes.subarray(from, end);
    from = end;
  }
}

/** True when bytes are no text in any encoding: many zeros outside UTF-16, or control codes throughout. */
export function looksBinary(sample: Buffer): boolean {
  if (sniffEncoding(sample).startsWith("utf-16")) return false;
  const looked = sample.subarray(0, 4096);
  let controls = 0;
  for (const byte of looked) if (byte < 9 || (byte > 13 && byte < 27) || byte === 127) controls++;
  return looked.length > 0 && controls / looked.length > 0.1;
}

/** Whether an encoding of this name can be read. */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

/** A sample as text, without its last line when that is cut. */
export function decodeSample(sample: Buffer, encoding: string): string {
  return withoutZeros(isUtf8Name(encoding) ? stripMark(decodeMixed(sample)) : iconv.decode(sample, encoding));
}

/** Pieces of text of pieces of bytes. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  if (isUtf8Name(encoding)) {
    let first = true;
    for await (const text of decodeUtf8(chunks)) {
      yield withoutZeros(first ? stripMark(text) : text);
      first = false;
    }
    return;
  }
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    if (text !== "") yield withoutZeros(text);
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== "") yield withoutZeros(rest);
}

function isUtf8Name(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding) || /^(us-)?ascii$/i.test(encoding);
}

async function* decodeUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carry: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes = carry === undefined ? chunk : Buffer.concat([carry, chunk]);
    const feed = bytes.lastIndexOf(10);
    const end = feed >= 0 ? feed + 1 : wholeLetters(bytes).length;
    carry = end < bytes.length ? bytes.subarray(end) : undefined;
    if (end > 0) yield decodeMixed(bytes.subarray(0, end));
  }
  if (carry !== undefined) yield decodeMixed(carry);
}

function decodeMixed(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines: string[] = [];
  for (const line of linesOf(bytes))
    lines.push(isUtf8(line) ? line.toString("utf8") : iconv.decode(line, "windows-1252"));
  return lines.join("");
}

/** The bytes without a letter that is cut at their end. */
function wholeLetters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < size ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

function stripMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Databases refuse zero characters: they become the replacement character. */
function withoutZeros(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text;
}
