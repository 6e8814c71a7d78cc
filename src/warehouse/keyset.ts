// The place where the next page begins: time, tie-breaks, as text that can stand in a URL. A page is found again by its
// last row and not by counting, so rows that arrive meanwhile move nothing.

import { AppError } from "../errors.ts";

/** Last row of a page: milliseconds, and two tie-breaks in decimal. */
export interface Keyset {
  readonly at: number;
  readonly first: string;
  readonly second: string;
}

const pattern = /^(\d{1,15})_(\d{1,20})_(\d{1,20})$/;
const uint64Max = 2n ** 64n - 1n;

/** The text of a place. */
export function formatKeyset({ at, first, second }: Keyset): string {
  return `${at}_${first}_${second}`;
}

/** The place of a text that `formatKeyset` made. Throws `bad-input` for any other. */
export function parseKeyset(text: string): Keyset {
  const [, at, first, second] = pattern.exec(text) ?? [];
  if (
    at === undefined ||
    first === undefined ||
    second === undefined ||
    BigInt(first) > uint64Max ||
    BigInt(second) > uint64Max
  )
    throw new AppError(
      "bad-input",
      "cursor: is not one that this server gave; leave it out to start at the newest",
    );
  return { at: Number(at), first, second };
}
