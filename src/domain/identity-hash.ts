// Names made of hashes, so that every process gives the same thing the same name without asking anyone.
// Not for the browser: it leans on node's crypto.

import { hash } from "node:crypto";
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
