// Why identifiers belong together, taken apart so that a screen can say it in its reader's language. The log keeps these
// reasons as the server wrote them; what has another form is shown as it came.

/** What says that an identifier belongs to a customer. */
export type Evidence =
  | { readonly kind: "row"; readonly line: string; readonly source: string }
  | { readonly kind: "call"; readonly call: string; readonly source: string }
  | { readonly kind: "other"; readonly text: string };

/** Reads "row 12 of stores.csv" and "identify call of tracking". */
export function parseEvidence(text: string): Evidence {
  const [, line, file] = /^row (\d+) of (.+)$/.exec(text) ?? [];
  if (line !== undefined && file !== undefined) return { kind: "row", line, source: file };
  const [, call, source] = /^(\S+) call of (.+)$/.exec(text) ?? [];
  if (call !== undefined && source !== undefined) return { kind: "call", call, source };
  return { kind: "other", text };
}

/** Why two customers were joined: the kinds of the identifiers that came together, and where. */
export interface MergeReason {
  readonly one: string;
  readonly other: string;
  readonly evidence: Evidence;
}

/** Reads "user and email together in identify call of tracking"; undefined for any other form. */
export function parseMergeReason(text: string): MergeReason | undefined {
  const [, one, other, evidence] = /^(\S+) and (\S+) together in (.+)$/.exec(text) ?? [];
  if (one === undefined || other === undefined || evidence === undefined) return undefined;
  return { one, other, evidence: parseEvidence(evidence) };
}
