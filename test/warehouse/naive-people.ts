// Who is who in a sample log, in plain loops: customers after merging, and their traits.

import type { SampleLog } from "./sample-log.ts";

/** Latest customer of each identity. */
export function customersOf(log: SampleLog): (identity: string) => string {
  const latest = new Map<string, { customer: string; version: number }>();
  for (const { identity, customer, version } of log.aliases) {
    const known = latest.get(identity);
    if (!known || version > known.version) latest.set(identity, { customer, version });
  }
  return (identity) => latest.get(identity)?.customer ?? identity;
}

/** Latest value of a trait of a customer, over all identities. */
export function traitsOf(
  log: SampleLog,
  customer: (identity: string) => string,
): (who: string, key: string) => string {
  const latest = new Map<string, { value: string; at: number }>();
  for (const { identity, key, value, at } of log.traits) {
    const name = `${customer(identity)} ${key}`;
    const known = latest.get(name);
    if (!known || at > known.at || (at === known.at && value > known.value)) latest.set(name, { value, at });
  }
  return (who, key) => latest.get(`${who} ${key}`)?.value ?? "";
}
