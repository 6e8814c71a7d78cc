// How surveys ask and how often anyone may be asked: reading and changing the settings; and for one customer, why they were
// or were not asked, and whether they could be now.

import type { Doer } from "../../domain/audit.ts";
import { makerName } from "../../domain/audit.ts";
import { type ContactDecision, type ContactRules, decideContact } from "../../domain/contact-rules.ts";
import type { Sight } from "../../domain/sight.ts";
import type { SurveyAsking } from "../../domain/survey/asking.ts";
import {
  addNoContact,
  findAsking,
  findAskings,
  findContactRules,
  findNoContact,
  type NoContactReason,
  putAsking,
  putContactRules,
  removeNoContact,
} from "../../records/asking-store.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import { customerWithIdentifiers } from "../../records/identity-store.ts";
import { contactsOf, invitationsOf, type StoredInvitation } from "../../records/survey-invitation-store.ts";
import { listSurveys } from "../../records/survey-store.ts";
import type { App } from "../app.ts";
import { showCustomer } from "../look-up-customer.ts";
import { surveyOf } from "../survey-of.ts";
import { consentFor, knownOf } from "./invite-people.ts";

type Parts = Pick<App, "context" | "database" | "warehouse">;

/** Invitations that are shown of one customer. */
const shownMax = 50;

/** How a survey asks. Throws `not-found`. */
export async function surveyAsking(app: Parts, workspace: number, id: string): Promise<SurveyAsking> {
  await surveyOf(app.database, workspace, id);
  return findAsking(app.database, id);
}

/** Changes how a survey asks. Throws `not-found`. */
export async function setAsking(app: Parts, doer: Doer, id: string, asking: SurveyAsking): Promise<void> {
  const { name } = await surveyOf(app.database, doer.workspace, id);
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putAsking(tx, id, asking, makerName(doer)),
    () => ({ action: "asking.changed", subject: { kind: "survey", id, name } }),
  );
}

/** The rules of contact of a workspace. */
export function contactRules(app: Parts, workspace: number): Promise<ContactRules> {
  return findContactRules(app.database, workspace);
}

/** Changes the rules of contact of a workspace. */
export async function setContactRules(app: Parts, doer: Doer, rules: ContactRules): Promise<void> {
  await changeAndRecord(
    app.database,
    doer,
    (tx) => putContactRules(tx, doer.workspace, rules, makerName(doer)),
    () => ({ action: "contact_rules.changed" }),
  );
}

/** What is known of asking one customer. */
export interface ContactExplained {
  /** Why they are not to be asked at all; null when they may be. */
  readonly noContact: { readonly reason: NoContactReason; readonly at: string } | null;
  /** Open surveys with what would come of asking now. */
  readonly surveys: readonly {
    readonly id: string;
    readonly name: string;
    readonly decision: ContactDecision;
  }[];
  readonly invitations: readonly (StoredInvitation & { readonly surveyName: string })[];
}

/** A customer who may be seen, with their identities and the addresses among them. Throws `not-found`. */
async function seenCustomer(app: Parts, sight: Sight, id: string) {
  const { id: customer } = await showCustomer(app, sight, id);
  const { identifiers } = await customerWithIdentifiers(app.database, sight.workspace, customer);
  return {
    customer,
    identities: [...new Set([customer, ...identifiers.map(({ identity }) => identity)])],
    emails: identifiers.filter(({ kind }) => kind === "email").map(({ value }) => value),
  };
}

/** Explains why a customer was or was not asked. Throws `not-found` for whom one may not see. */
export async function explainContact(app: Parts, sight: Sight, id: string): Promise<ContactExplained> {
  const { workspace } = sight;
  const { customer, identities, emails } = await seenCustomer(app, sight, id);
  const [known, refused, contacts, invitations, rules, surveys] = await Promise.all([
    knownOf(app, workspace, [customer]),
    findNoContact(app.database, workspace, identities),
    contactsOf(app.database, workspace, identities, emails),
    invitationsOf(app.database, workspace, identities, shownMax),
    findContactRules(app.database, workspace),
    listSurveys(app.database, workspace),
  ]);
  const of = known.get(customer);
  const open = surveys.filter(
    ({ published, closedAt, audience }) =>
      published !== null && closedAt === null && audience === "customers",
  );
  const askingOf = await findAskings(
    app.database,
    open.map((survey) => survey.id),
  );
  const at = app.context.now();
  const [first] = refused;
  return {
    noContact: first ? { reason: first.reason, at: first.at.toISOString() } : null,
    surveys: open.map(({ id: survey, name }) => {
      const { contact } = askingOf(survey);
      const facts = {
        noContact: refused.length > 0,
        consent: consentFor(of?.consents ?? [], contact.purpose),
        contacts,
        lastAnswerAt: of?.lastAnswerAt ?? null,
      };
      return { id: survey, name, decision: decideContact(rules, contact, { survey, at }, facts) };
    }),
    invitations,
  };
}

/** Has a customer not be asked any more, or lets them be asked again. Throws `not-found`. */
export async function setNoContact(
  app: Parts,
  doer: Doer,
  sight: Sight,
  id: string,
  stopped: boolean,
): Promise<void> {
  const { customer, identities } = await seenCustomer(app, sight, id);
  await changeAndRecord(
    app.database,
    doer,
    async (tx) => {
      if (stopped) await addNoContact(tx, doer.workspace, identities, "member");
      else await removeNoContact(tx, doer.workspace, identities);
    },
    () => ({
      action: stopped ? "contact.stopped" : "contact.allowed",
      subject: { kind: "customer", id: customer },
    }),
  );
}
