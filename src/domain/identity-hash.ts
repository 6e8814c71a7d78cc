// Names made of hashes, so that every process gives the same thing the same name without asking anyone.
// Not for the browser: it leans on node's crypto.

import { hash } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Identifier } from "./identifier.ts";

/** The identity of an identifier in a workspace: a UUID cut from SHA-256. */
export function hashIdentity(workspace: number, identifier: Identifier): string {
  const hex = hash("sha256", `${workspace}\u0000${identifier.kind}\u0000${identifier.value}`, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The id of a message in a workspace: 64 bits of SHA-256 in decimal. Never 0. */
export function hashMessage(workspace: number, source: string, sourceId: string): string {
  const hex = hash("sha256", `${workspace}\u0000${source}\u0000${sourceId}`, "hex");
  const id = BigInt(`0x${hex.slice(0, 16)}`);
  return id === 0n ? "1" : id.toString();
}

const two32 = 2 ** 32;

/**
 * The high and low 32 bits of an id written in decimal. It stands on the way of every row, so it does without a BigInt: five
 * digits at a time stay exact in doubles. Throws `internal` for anything but a whole number below 2^64.
 */
export function halvesOf(id: string): readonly [high: number, low: number] {
  const { length } = id;
  let high = 0;
  let low = 0;
  let isId = length > 0 && length <= 20;
  for (let at = 0; at < length && isId; ) {
    const end = Math.min(length, at + 5);
    let digits = 0;
    let scale = 1;
    for (; at < end; at++) {
      const digit = id.charCodeAt(at) - 48;
      isId &&= digit >= 0 && digit <= 9;
      digits = digits * 10 + digit;
      scale *= 10;
    }
    low = low * scale + digits;
    const carry = Math.floor(low / two32);
    low -= carry * two32;
    high = high * scale + carry;
  }
  if (!isId || high >= two32)
    throw new AppError("internal", `${JSON.stringify(id)} is not the id of a message`);
  return [high, low];
}
