// Reads the body of a tracking request: bounded while it arrives, bounded again while it is unpacked. A body that is too
// large is read to its end without being kept, so that the sender gets to see the answer; a sender who never ends is cut.

import type { IncomingMessage } from "node:http";
import { gunzip, type InputType, inflate, type ZlibOptions } from "node:zlib";
import { batchBytesMax } from "../../intake/sources/segment/parse-body.ts";

/** After this many bytes we stop listening. */
const drainedBytesMax = 16 * 1024 * 1024;

/** A body ready to be parsed, or what was wrong with it; `gone` when nobody is there to be told. */
export type ReceivedBody =
  | { readonly kind: "body"; readonly body: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "bad-encoding"; readonly detail: string }
  | { readonly kind: "gone" };

type Unpack = (
  packed: InputType,
  options: ZlibOptions,
  done: (error: NodeJS.ErrnoException | null, body: Buffer) => void,
) => void;

const tooLarge: ReceivedBody = { kind: "too-large" };
const gone: ReceivedBody = { kind: "gone" };

function unpackWith(unpack: Unpack, packed: Buffer, done: (received: ReceivedBody) => void): void {
  unpack(packed, { maxOutputLength: batchBytesMax }, (error, body) => {
    if (error === null) done({ kind: "body", body });
    else if (error.code === "ERR_BUFFER_TOO_LARGE") done(tooLarge);
    else done({ kind: "bad-encoding", detail: "The body says it is compressed but cannot be unpacked." });
  });
}

function unpackerOf(body: Buffer, encoding: string): Unpack | "plain" | "unknown" {
  switch (encoding) {
    case "":
    case "identity":
      // No JSON begins with these two bytes; some beacons compress without saying so.
      return body[0] === 0x1f && body[1] === 0x8b ? gunzip : "plain";
    case "gzip":
    case "x-gzip":
      return gunzip;
    case "deflate":
      return inflate;
    default:
      return "unknown";
  }
}

function unpackBody(body: Buffer, encoding: string, done: (received: ReceivedBody) => void): void {
  const unpack = unpackerOf(body, encoding);
  if (unpack === "plain") done({ kind: "body", body });
  else if (unpack !== "unknown") unpackWith(unpack, body, done);
  else {
    const detail = `Content-Encoding ${encoding.slice(0, 40)} is not supported; send gzip or plain JSON.`;
    done({ kind: "bad-encoding", detail });
  }
}

/** Reads and unpacks the body, then calls `done` exactly once. */
export function receiveBody(request: IncomingMessage, done: (received: ReceivedBody) => void): void {
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let bytes = 0;
  let settled = false;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > batchBytesMax) {
      first = undefined;
      more = undefined;
      if (bytes > drainedBytesMax && !settled) {
        settled = true;
        done(tooLarge);
        request.destroy();
      }
    } else if (first === undefined) first = chunk;
    else if (more === undefined) more = [first, chunk];
    else more.push(chunk);
  });
  request.on("end", () => {
    if (settled) return;
    settled = true;
    if (bytes > batchBytesMax) done(tooLarge);
    else {
      const body = more ? Buffer.concat(more, bytes) : (first ?? Buffer.alloc(0));
      unpackBody(body, request.headers["content-encoding"]?.trim().toLowerCase() ?? "", done);
    }
  });
  request.on("close", () => {
    if (settled) return;
    settled = true;
    done(gone);
  });
  request.on("error", () => {});
}
