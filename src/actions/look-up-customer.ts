// One customer: all identifiers, traits, merges, and the timeline of everything that happened under any of them.

import type { Doer } from "../domain/audit.ts";
import { consentsOf, isConsentTrait } from "../domain/consent.ts";
import { customerNameOf, decideCustomerKind } from "../domain/customer.ts";
import { type IdentifierKind, isIdentifierKind, parseIdentifier } from "../domain/identifier.ts";
import { hashIdentity } from "../domain/identity-hash.ts";
import { nextGrain, parseMoment } from "../domain/period.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { recordDeed } from "../records/audit-store.ts";
import { customerOf, customerWithIdentifiers, mergesOf, undoMerge } from "../records/identity-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { answersOfResponses } from "../warehouse/answers-of-responses.ts";
import { identityResponses } from "../warehouse/customer-cards.ts";
import { customerSummary } from "../warehouse/customer-summary.ts";
import { timeline } from "../warehouse/timeline.ts";
import type { App } from "./app.ts";

/** The customer id behind an identifier. Throws `bad-input` for an unusable one. */
export function findCustomer(
  app: Pick<App, "database">,
  workspace: number,
  kind: string,
  value: string,
): Promise<string> {
  if (!isIdentifierKind(kind))
    throw new AppError(
      "bad-input",
      `${kind} is no kind of identifier: user, email, phone, loyalty, anonymous or external:NAME.`,
    );
  const parsed = parseIdentifier(kind as IdentifierKind, value);
  if (!parsed.ok) throw new AppError("bad-input", `This ${kind} cannot identify anyone: ${parsed.reason}.`);
  return customerOf(app.database, workspace, hashIdentity(workspace, parsed.identifier));
}

/** A customer with all identities: those joined, and the one it is named after. */
async function identitiesOf(app: Pick<App, "database">, workspace: number, id: string) {
  const { customer, identifiers } = await customerWithIdentifiers(app.database, workspace, id);
  const identities = [...new Set([customer, ...identifiers.map(({ identity }) => identity)])];
  return { customer, identifiers, identities };
}

/** How many of the latest responses are looked through for scores. */
const scoredResponses = 20;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The latest score of each metric and question, newest first. */
async function latestScores(app: Pick<App, "warehouse">, sight: Sight, identities: readonly string[]) {
  const responses = await identityResponses(app.warehouse, sight, identities, scoredResponses);
  const newest = responses.sort((a, b) => b.time - a.time).slice(0, scoredResponses);
  const answers = await answersOfResponses(
    app.warehouse,
    sight.workspace,
    newest.map(({ response, time }) => ({ id: response, at: time })),
  );
  const scores = newest.flatMap(({ response, time }) =>
    (answers.get(response) ?? []).flatMap(({ metric, question, score, scaleMin, scaleMax }) =>
      score === null
        ? []
        : [{ metric, question, score, scaleMin, scaleMax, at: new Date(time).toISOString() }],
    ),
  );
  const isFirst = (one: (typeof scores)[number], index: number) =>
    scores.findIndex((other) => other.metric === one.metric && other.question === one.question) === index;
  return scores.filter(isFirst);
}

/**
 * What is known of a customer and may be seen. Throws `not-found` when nothing is: also for one who sees only some units when
 * the customer was never there. Identifiers and traits belong to no unit; merges are for those who see the whole workspace.
 */
export async function showCustomer(app: Pick<App, "database" | "warehouse">, sight: Sight, id: string) {
  const { workspace, units } = sight;
  const { customer, identifiers, identities } = await identitiesOf(app, workspace, id);
  const [summary, scores, merges] = await Promise.all([
    customerSummary(app.warehouse, sight, identities),
    latestScores(app, sight, identities),
    units === null ? mergesOf(app.database, workspace, customer) : [],
  ]);
  if (summary.interactions === 0 && (identifiers.length === 0 || units !== null))
    throw new AppError("not-found", "Nobody is known by this identifier in this workspace.");
  const traits = Object.fromEntries(summary.traits.map(({ key, value }) => [key, value]));
  return {
    id: customer,
    name: customerNameOf(traits),
    kind: decideCustomerKind(summary),
    lastBoughtAt: iso(summary.lastBoughtAt),
    lastLeftAt: iso(summary.lastLeftAt),
    identifiers: identifiers.map(({ kind, value, firstSeenAt, evidence }) => ({
      kind,
      value,
      firstSeenAt: firstSeenAt.toISOString(),
      evidence,
    })),
    // Consent is shown by purpose and not once more among the traits.
    traits: Object.fromEntries(Object.entries(traits).filter(([key]) => !isConsentTrait(key))),
    consents: consentsOf(summary.traits).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    interactions: summary.interactions,
    firstAt: iso(summary.firstAt),
    lastAt: iso(summary.lastAt),
    money: summary.money.map((one) => ({ ...one })),
    channels: summary.channels.map((one) => ({ ...one })),
    kinds: summary.kinds.map((one) => ({ ...one })),
    scores,
    merges: merges.map((merge) => ({
      id: merge.id,
      kept: merge.kept,
      absorbed: merge.absorbed,
      reason: merge.reason,
      at: merge.at.toISOString(),
      undoneAt: merge.undoneAt?.toISOString() ?? null,
    })),
  };
}

/** Which part of a timeline. */
export interface TimelineRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly saidOnly?: boolean | undefined;
  /** An ISO 8601 moment, or a day, which is included to its end. */
  readonly until?: string | undefined;
}

/** The last millisecond that `until` includes: the moment itself, or the end of a day on the workspace's clocks. */
async function lastMoment(app: Pick<App, "database">, workspaceId: number, until: string): Promise<number> {
  if (until.includes("T")) return Date.parse(until);
  const workspace = await findWorkspace(app.database, workspaceId);
  const timeZone = workspace?.timeZone ?? "UTC";
  return nextGrain(timeZone, parseMoment(timeZone, until), "day") - 1;
}

/** A page of a customer's timeline, newest first. Throws `not-found` when nothing is known of the customer. */
export async function showTimeline(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  id: string,
  page: TimelineRequest,
) {
  const [until, { identities }] = await Promise.all([
    page.until === undefined ? undefined : lastMoment(app, sight.workspace, page.until),
    identitiesOf(app, sight.workspace, id),
  ]);
  const { items, next } = await timeline(app.warehouse, sight, { identities, ...page, until });
  if (items.length === 0) await showCustomer(app, sight, id);
  return {
    items: items.map((item) => ({
      ...item,
      at: new Date(item.at).toISOString(),
      answers: item.answers.map((answer) => ({ ...answer })),
    })),
    next,
  };
}

/** Parts two customers that were joined; figures follow at once. Throws `not-found`. */
export async function partCustomers(
  app: Pick<App, "database" | "committer">,
  doer: Doer,
  merge: string,
): Promise<void> {
  const parted = await undoMerge(app.database, doer.workspace, merge, (tx, { kept, absorbed }) =>
    recordDeed(tx, doer, {
      action: "merge.undone",
      subject: { kind: "customer", id: kept },
      details: { merge, parted: absorbed },
    }),
  );
  if (!parted)
    throw new AppError("not-found", "There is no such merge in this workspace, or it was undone before.");
  await app.committer.mirrorAliases();
}
