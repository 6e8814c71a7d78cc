// Inviting by hand or by program: some people, a list, a segment; and looking at what became of invitations. Every call names
// its batch, so that a call that is repeated after a failure goes on where it was and asks nobody twice.

import { Readable } from "node:stream";
import type { Doer } from "../../domain/audit.ts";
import { type GivenPerson, type Invitee, type PersonProblem, parsePerson } from "../../domain/invitee.ts";
import type { MailReportKind } from "../../domain/mail-report.ts";
import { peopleMax, readPeople, splitTable } from "../../domain/people-list.ts";
import type { Sight } from "../../domain/sight.ts";
import { AppError } from "../../errors.ts";
import { openRows } from "../../intake/sources/files/open-rows.ts";
import { recordDeed } from "../../records/audit-store.ts";
import { identifiersOfCustomers } from "../../records/identifier-search.ts";
import { mailReportsOf, type StoredMailReport } from "../../records/mail-report-store.ts";
import {
  type InvitationsAsked,
  listInvitations,
  type StoredInvitation,
} from "../../records/survey-invitation-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import type { App } from "../app.ts";
import { resolveSegments } from "../resolve-segments.ts";
import { surveyOf } from "../survey-of.ts";
import { personalLink } from "./invitation-token.ts";
import {
  askingSurvey,
  type InvitationOutcome,
  type InvitationWish,
  invitePeople,
  occasionOf,
} from "./invite-people.ts";
import { logInvitations } from "./log-invitations.ts";
import { segmentPages } from "./segment-pages.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse" | "journal">;

/** An invitation as it is given out. */
export interface Invitation {
  readonly id: string;
  readonly way: StoredInvitation["way"];
  readonly origin: StoredInvitation["origin"];
  readonly batch: string;
  readonly who: { readonly kind: string; readonly value: string };
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  readonly language: string;
  readonly state: StoredInvitation["state"];
  readonly hold: StoredInvitation["hold"];
  readonly holdUntil: string | null;
  /** The personal link; null for one that was held back. */
  readonly link: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly sentAt: string | null;
  readonly openedAt: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly declinedAt: string | null;
  readonly bouncedAt: string | null;
  readonly complainedAt: string | null;
  /** The last that a mail server told of its letters; null when nothing came back. */
  readonly report: {
    readonly kind: MailReportKind;
    readonly status: string;
    readonly detail: string;
    readonly at: string;
  } | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Invitations as they are given out, in their order. */
export async function presentInvitations(
  app: Pick<App, "config" | "context" | "database">,
  invitations: readonly StoredInvitation[],
): Promise<Invitation[]> {
  const reports = await mailReportsOf(
    app.database,
    invitations.map(({ id }) => id),
  );
  return Promise.all(
    invitations.map((one) =>
      presentInvitation(
        app,
        one,
        reports.find(({ invitation }) => invitation === one.id),
      ),
    ),
  );
}

async function presentInvitation(
  app: Pick<App, "config" | "context" | "database">,
  one: StoredInvitation,
  report: StoredMailReport | undefined,
): Promise<Invitation> {
  const { id, way, origin, batch, kind, value, email, phone, name, language, state, hold } = one;
  return {
    ...{ id, way, origin, batch, who: { kind, value }, email, phone, name, language, state, hold },
    holdUntil: iso(one.holdUntil),
    link: state === "held" ? null : await personalLink(app, id),
    madeAt: one.madeAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    sentAt: iso(one.sentAt),
    openedAt: iso(one.openedAt),
    startedAt: iso(one.startedAt),
    completedAt: iso(one.completedAt),
    declinedAt: iso(one.declinedAt),
    bouncedAt: iso(one.bouncedAt),
    complainedAt: iso(one.complainedAt),
    report: report === undefined ? null : presentReport(report),
  };
}

function presentReport({ kind, status, detail, at }: StoredMailReport) {
  return { kind, status, detail, at: at.toISOString() };
}

/** What came of inviting. */
export interface Invited extends InvitationOutcome {
  readonly batch: string;
  /** Those who could not be understood, by their place or line. */
  readonly problems: readonly { readonly line: number; readonly problem: PersonProblem }[];
}

async function inviteAll(
  app: Parts,
  doer: Doer,
  wish: InvitationWish,
  invitees: readonly Invitee[],
): Promise<InvitationOutcome> {
  const survey = await askingSurvey(app, doer.workspace, wish.survey);
  const people = invitees.map((invitee) => ({
    invitee,
    occasion: occasionOf(doer.workspace, wish.batch, invitee),
  }));
  const { made: _, ...outcome } = await invitePeople(app, survey, wish, people);
  await app.database.transaction((tx) =>
    recordDeed(tx, doer, {
      action: "survey.invited",
      subject: { kind: "survey", id: wish.survey, name: survey.name },
      details: { invited: outcome.invited, way: wish.way },
    }),
  );
  await logInvitations(app);
  return outcome;
}

/** Invites some people. Throws `not-found` or `conflict`. */
export async function inviteSome(
  app: Parts,
  doer: Doer,
  wish: InvitationWish,
  given: readonly GivenPerson[],
): Promise<Invited> {
  const parsed = given.map(parsePerson);
  const outcome = await inviteAll(
    app,
    doer,
    wish,
    parsed.filter((one) => typeof one !== "string"),
  );
  const problems = parsed.flatMap((one, i) =>
    typeof one === "string" ? [{ line: i + 1, problem: one }] : [],
  );
  return { batch: wish.batch, ...outcome, problems };
}

/** Reads the rows of a list that was pasted, or of a file. Throws `bad-input` or `unsupported-format`. */
async function rowsOf(list: { text: string } | { file: Buffer; name: string }): Promise<string[][]> {
  if ("text" in list) return splitTable(list.text);
  const opened = await openRows(() => Readable.from([list.file]), list.name);
  const rows: string[][] = [[...opened.header]];
  for await (const block of opened.blocks)
    for (const { cells } of block) if (rows.length <= peopleMax + 1) rows.push([...cells]);
  return rows;
}

/** Invites the people of a list. Throws `not-found`, `conflict` or `bad-input`. */
export async function inviteList(
  app: Parts,
  doer: Doer,
  wish: InvitationWish,
  list: { text: string } | { file: Buffer; name: string },
): Promise<Invited> {
  const { people, problems, isCut } = readPeople(await rowsOf(list));
  if (isCut)
    throw new AppError("bad-input", `The list has more than ${peopleMax} people; send it in several.`);
  const outcome = await inviteAll(
    app,
    doer,
    wish,
    people.map(({ invitee }) => invitee),
  );
  return { batch: wish.batch, ...outcome, problems };
}

/** Customers as people to be asked, by what the records know of them; those without any identifier are left out. */
export async function inviteesOf(
  app: Pick<App, "database">,
  workspace: number,
  customers: readonly string[],
): Promise<Map<string, Invitee>> {
  // Oldest first, so that the newest of each kind stays.
  const newest = new Map<string, Record<string, string>>();
  for (const { customer, kind, value } of await identifiersOfCustomers(app.database, workspace, customers))
    newest.set(customer, { ...newest.get(customer), [kind]: value });
  const found = new Map<string, Invitee>();
  for (const customer of customers) {
    const { user, loyalty, email, phone } = newest.get(customer) ?? {};
    const parsed = parsePerson({ user, loyalty, email, phone });
    if (typeof parsed !== "string") found.set(customer, parsed);
  }
  return found;
}

/** Invites the members of a segment, at most so many, those who were there last first; so many of them are looked up at once. */
export async function inviteSegment(
  app: Parts,
  doer: Doer,
  sight: Sight,
  wish: InvitationWish,
  { segment, most }: { readonly segment: string; readonly most: number },
  pageSize?: number,
): Promise<Invited> {
  const workspace = await findWorkspace(app.database, doer.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${doer.workspace}.`);
  const resolved = await resolveSegments(app, workspace, {
    filters: [{ field: "segment", op: "is", values: [segment] }],
  });
  const condition = resolved.get(segment);
  if (!condition) throw new AppError("not-found", `There is no segment ${segment} in this workspace.`);
  const invitees: Invitee[] = [];
  const seen = new Set<string>();
  const size = Math.min(pageSize ?? most, most);
  for await (const members of segmentPages(app, sight, condition, { pageSize: size })) {
    const ids = members
      .map(({ customer }) => customer)
      .filter((id) => !seen.has(id))
      .slice(0, most - seen.size);
    for (const id of ids) seen.add(id);
    invitees.push(...(await inviteesOf(app, doer.workspace, ids)).values());
    if (seen.size >= most) break;
  }
  return { batch: wish.batch, ...(await inviteAll(app, doer, wish, invitees)), problems: [] };
}

/** Invites one customer. Throws `not-found` when nothing is known by which they could be asked. */
export async function inviteCustomer(
  app: Parts,
  doer: Doer,
  wish: InvitationWish,
  customer: string,
): Promise<Invited> {
  const invitees = [...(await inviteesOf(app, doer.workspace, [customer])).values()];
  if (invitees.length === 0)
    throw new AppError("not-found", "No identifier is known of this customer by which they could be asked.");
  return { batch: wish.batch, ...(await inviteAll(app, doer, wish, invitees)), problems: [] };
}

/** A page of a survey's invitations, newest first. Throws `not-found`. */
export async function surveyInvitations(
  app: Parts,
  workspace: number,
  survey: string,
  asked: InvitationsAsked,
): Promise<Invitation[]> {
  await surveyOf(app.database, workspace, survey);
  const page = await listInvitations(app.database, survey, asked);
  return presentInvitations(app, page);
}
