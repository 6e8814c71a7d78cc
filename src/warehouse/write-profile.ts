// Writes what is known of customers: traits, and which customer an identity belongs to. The latest time or version wins
// whatever the order of writing, so both may be repeated freely.

import { RowWriter } from "./row-writer.ts";
import type { Warehouse } from "./warehouse.ts";

/** A trait that one identity was given at a moment. */
export interface TraitRow {
  readonly workspace: number;
  readonly identity: string;
  readonly key: string;
  readonly value: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** That an identity belongs to a customer, from a version on; `customer` equal to `identity` undoes a join. */
export interface AliasRow {
  readonly workspace: number;
  readonly identity: string;
  readonly customer: string;
  /** Grows with every change of this identity. */
  readonly version: number;
}

/** Writes traits; the same token counts once. Resolves when they are durable. */
export async function writeTraits(
  warehouse: Warehouse,
  traits: readonly TraitRow[],
  token: string,
): Promise<void> {
  if (traits.length === 0) return;
  const rows = new RowWriter(traits.length * 80);
  for (const { workspace, identity, key, value, at } of traits) {
    rows.uint32(workspace);
    rows.uuid(identity);
    rows.text(key);
    rows.text(value);
    rows.whole64(at);
  }
  const columns = ["workspace", "identity", "key", "value", "at"];
  await warehouse.insert("trait", columns, rows.finish(), `${token}-trait`);
}

/** Writes to which customer identities belong; the same token counts once. Figures follow from the next question on. */
export async function writeAliases(
  warehouse: Warehouse,
  aliases: readonly AliasRow[],
  token: string,
): Promise<void> {
  if (aliases.length === 0) return;
  const rows = new RowWriter(aliases.length * 48);
  for (const { workspace, identity, customer, version } of aliases) {
    rows.uint32(workspace);
    rows.uuid(identity);
    rows.uuid(customer);
    rows.whole64(version);
  }
  const columns = ["workspace", "identity", "customer", "version"];
  await warehouse.insert("alias", columns, rows.finish(), `${token}-alias`);
}
