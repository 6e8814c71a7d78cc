// Inviting people to a survey. Everyone who is wanted is decided about by the rules of contact while the customer is held,
// so that no two who ask at once, in whatever process, both find the way free; whoever is not asked is kept with the reason.
// Invariant: an occasion (a batch and a person, a trigger and what set it off) makes one invitation, whatever repeats: being
// killed half way and asked again goes on where it was.

import { randomUUID } from "node:crypto";
import { type Consent, consentsOf } from "../../domain/consent.ts";
import {
  type Contact,
  type ContactFacts,
  type ContactRules,
  decideContact,
  type InvitationHold,
} from "../../domain/contact-rules.ts";
import { customerNameOf } from "../../domain/customer.ts";
import { hashIdentity } from "../../domain/identity-hash.ts";
import type { Invitee } from "../../domain/invitee.ts";
import { isTimeZone } from "../../domain/period.ts";
import type { InvitationWay, SurveyAsking } from "../../domain/survey/asking.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import { languageOfSurvey } from "../../domain/survey/survey-text.ts";
import { AppError } from "../../errors.ts";
import { findAsking, findContactRules, findNoContact } from "../../records/asking-store.ts";
import { customersOf, identifiersOfCustomers } from "../../records/identifier-search.ts";
import { findMessenger } from "../../records/messenger-store.ts";
import {
  clockNow,
  contactsOf,
  createInvitations,
  holdCustomers,
  type InvitationOrigin,
  type InvitationToMake,
  takeBackInvitations,
  takenOccasions,
} from "../../records/survey-invitation-store.ts";
import { contactTraits, lastAnswers } from "../../warehouse/contact-facts.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { mustNotBeConfidential, surveyOf } from "../survey-of.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

/** People who are decided about in one transaction. */
const chunkSize = 100;

const dayMs = 86_400_000;

/** What is wanted of a batch. */
export interface InvitationWish {
  readonly survey: string;
  readonly way: InvitationWay;
  readonly origin: InvitationOrigin;
  readonly batch: string;
}

/** Someone who is wanted, for what occasion, and whether something else than the rules of contact keeps them back. */
export interface WantedPerson {
  readonly invitee: Invitee;
  readonly occasion: string;
  readonly hold?: InvitationHold | null;
  /** Segments with a quota that they are in. */
  readonly segments?: readonly string[];
  /** From 0 to below 1, where a share is drawn. */
  readonly draw?: number;
}

/** Places of which there are only so many. Nobody takes one whom something else keeps back. */
export interface InvitationPlaces {
  /** Why there is no place for somebody; null when there was one, which is taken now. */
  readonly take: (person: WantedPerson) => InvitationHold | null;
  /** The same places as they stand, for a decision that may have to be undone. */
  readonly copy: () => InvitationPlaces;
}

/** How many of a batch were asked, and why the others were not. */
export interface InvitationOutcome {
  readonly invited: number;
  readonly held: Readonly<Partial<Record<InvitationHold, number>>>;
  /** Occasions that had an invitation before. */
  readonly repeated: number;
}

/** A survey that can ask. */
export interface AskingSurvey {
  readonly id: string;
  readonly workspace: number;
  readonly name: string;
  readonly questionnaire: Questionnaire;
  readonly asking: SurveyAsking;
  readonly rules: ContactRules;
}

/** A survey that people can be invited to. Throws `not-found`, or `conflict` when nobody can answer it. */
export async function askingSurvey(app: Parts, workspace: number, id: string): Promise<AskingSurvey> {
  const [stored, asking, rules] = await Promise.all([
    surveyOf(app.database, workspace, id),
    findAsking(app.database, id),
    findContactRules(app.database, workspace),
  ]);
  mustNotBeConfidential(stored);
  if (stored.published === null)
    throw new AppError("conflict", "This survey is a draft; publish it before you invite anyone.");
  if (stored.closedAt !== null)
    throw new AppError("conflict", "This survey is closed; open it again before you invite anyone.");
  return { id, workspace, name: stored.name, questionnaire: stored.published, asking, rules };
}

/** Throws `conflict` where nothing can be sent by a way. */
export async function mustReach(
  app: Pick<Parts, "config" | "context" | "database">,
  workspace: number,
  way: InvitationWay,
): Promise<void> {
  if (way === "webhook" && !(await findMessenger(app.database, workspace)))
    throw new AppError(
      "conflict",
      "No messaging tool is connected: an administrator does so in the settings, or make personal links and send them by hand.",
    );
  if (way === "email" && !canMail(app))
    throw new AppError(
      "conflict",
      "No mail server is configured here: make personal links and send them by the tool you have. Whoever runs this server sets VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM and VIVENCIA_URL.",
    );
}

/** Traits that may hold a time zone: others are called like one, such as the zone of a delivery. */
const isZoneKey = /time.?zone|zona/i;

interface Known {
  readonly customer: string;
  readonly identities: readonly string[];
  readonly name: string;
  readonly language: string;
  /** The zone of their clocks, as it was said last; undefined when none that exists was. */
  readonly timeZone: string | undefined;
  readonly consents: readonly Consent[];
  readonly lastAnswerAt: number | null;
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** What is known of the customers behind some identities. */
export async function knownOf(
  app: Pick<App, "database" | "warehouse">,
  workspace: number,
  identities: readonly string[],
): Promise<Map<string, Known>> {
  const owners = await customersOf(app.database, workspace, identities);
  const customers = [...new Set(identities.map((one) => owners.get(one) ?? one))];
  const all = new Map(customers.map((customer) => [customer, new Set([customer])]));
  for (const { identity, customer } of await identifiersOfCustomers(app.database, workspace, customers))
    all.get(customer)?.add(identity);
  for (const one of identities) all.get(owners.get(one) ?? one)?.add(one);
  const everyone = [...all.values()].flatMap((set) => [...set]);
  const [traits, answers] = await Promise.all([
    contactTraits(app.warehouse, workspace, everyone),
    lastAnswers(app.warehouse, workspace, everyone),
  ]);
  const byIdentity = groupedBy(traits, ({ identity }) => identity);
  const known = new Map<string, Known>();
  for (const [customer, set] of all) {
    const own = [...set]
      .flatMap((identity) => byIdentity.get(identity) ?? [])
      .sort((a, b) => a.time - b.time)
      .map(({ key, latest, time }) => ({ key, value: latest, at: time }));
    const plain = Object.fromEntries(own.map(({ key, value }) => [key, value]));
    const times = [...set].flatMap((identity) => answers.get(identity) ?? []);
    known.set(customer, {
      customer,
      identities: [...set],
      name: customerNameOf(plain),
      language: plain["language"] ?? plain["idioma"] ?? plain["locale"] ?? "",
      timeZone: own.findLast(({ key, value }) => isZoneKey.test(key) && isTimeZone(value))?.value,
      consents: consentsOf(own),
      lastAnswerAt: times.length === 0 ? null : Math.max(...times),
    });
  }
  const found = new Map<string, Known>();
  for (const one of identities) {
    const of = known.get(owners.get(one) ?? one);
    if (of) found.set(one, of);
  }
  return found;
}

/** What somebody agreed to for a purpose; null where none is looked at. */
export function consentFor(consents: readonly Consent[], purpose: string): ContactFacts["consent"] {
  if (purpose === "") return null;
  const low = purpose.toLowerCase();
  return consents.find((one) => one.purpose.toLowerCase() === low)?.state ?? "unknown";
}

interface Wanted extends WantedPerson {
  readonly identity: string;
  /** Identities of where they would be reached: an address can be out of bounds by itself. */
  readonly addresses: readonly string[];
  readonly known: Known;
}

function addressesOf(workspace: number, { email, phone }: Invitee): string[] {
  const of = (kind: "email" | "phone", value: string | null) =>
    value === null ? [] : [hashIdentity(workspace, { kind, value })];
  return [...of("email", email), ...of("phone", phone)];
}

/**
 * Whether an invitee has where the wanted way goes to. A link without an address is copied by whoever made it, and a
 * messaging tool may know a number that we do not.
 */
function hasAddress(way: InvitationWay, { email }: Invitee): boolean {
  return way !== "email" || email !== null;
}

/** An invitation that was to give way is being sent at this moment: what was decided is undone, and decided anew. */
class UnderWay extends Error {}

/** Decides about some people and keeps what was decided, in one transaction. */
async function inviteChunk(
  app: Parts,
  survey: AskingSurvey,
  wish: InvitationWish,
  people: readonly Wanted[],
  places: InvitationPlaces | undefined,
): Promise<{ made: InvitationToMake[]; repeated: number }> {
  const { workspace, asking, rules, questionnaire } = survey;
  return app.database.transaction(async (tx) => {
    await holdCustomers(
      tx,
      people.flatMap(({ known, addresses }) => [known.customer, ...addresses]),
    );
    const taken = await takenOccasions(
      tx,
      survey.id,
      people.map(({ occasion }) => occasion),
    );
    const identities = [
      ...new Set(people.flatMap(({ known, addresses }) => [...known.identities, ...addresses])),
    ];
    const emails = [...new Set(people.flatMap(({ invitee }) => invitee.email ?? []))];
    const contacts = await contactsOf(tx, workspace, identities, emails);
    const refused = await findNoContact(tx, workspace, identities);
    const never = new Set(refused.map(({ identity }) => identity));
    const byIdentity = groupedBy(contacts, ({ identity }) => identity);
    const byEmail = groupedBy(contacts, ({ email }) => email ?? "");
    const now = await clockNow(tx);
    const made: InvitationToMake[] = [];
    const inBatch = new Set<string>();
    let repeated = 0;
    for (const one of people) {
      const { invitee, occasion, identity, known, addresses } = one;
      if (taken.has(occasion)) {
        repeated += 1;
        continue;
      }
      taken.add(occasion);
      const whose = [...known.identities, ...addresses];
      // One mailbox is one person to whom it matters, under however many names.
      const own: ReadonlySet<Contact> = new Set([
        ...whose.flatMap((each) => byIdentity.get(each) ?? []),
        ...(invitee.email === null ? [] : (byEmail.get(invitee.email) ?? [])),
      ]);
      const reached = [known.customer, ...addresses];
      let hold: InvitationHold | null = one.hold ?? null;
      let until: number | null = null;
      if (reached.some((each) => inBatch.has(each))) hold = "twice";
      else if (hold === null && !hasAddress(wish.way, invitee)) hold = "no_address";
      if (hold === null) {
        const decision = decideContact(
          rules,
          asking.contact,
          { survey: survey.id, at: now },
          {
            noContact: whose.some((each) => never.has(each)),
            consent: consentFor(known.consents, asking.contact.purpose),
            contacts: [...own],
            lastAnswerAt: known.lastAnswerAt,
          },
        );
        if (decision.kind === "hold") {
          hold = decision.why;
          until = decision.until;
        } else {
          hold = places?.take(one) ?? null;
          const instead = hold === null ? decision.instead : [];
          const back = instead.length === 0 ? [] : await takeBackInvitations(tx, instead);
          if (back.length < instead.length) throw new UnderWay();
        }
      }
      if (hold === null) for (const each of reached) inBatch.add(each);
      made.push({
        ...{ id: randomUUID(), workspace, survey: survey.id, occasion, identity },
        ...{ origin: wish.origin, batch: wish.batch, way: wish.way },
        ...{ kind: invitee.who.kind, value: invitee.who.value, email: invitee.email, phone: invitee.phone },
        name: invitee.name === "" ? known.name : invitee.name,
        language: languageOfSurvey(questionnaire, [invitee.language, known.language].filter(Boolean)),
        hidden: invitee.hidden,
        segments: one.segments ?? [],
        hold,
        holdUntil: until === null ? null : new Date(until),
        expiresAt: new Date(now + asking.expiresDays * dayMs),
      });
    }
    await createInvitations(tx, made);
    return { made, repeated };
  });
}

/** Invites people. Whoever appears twice in one chunk of a batch is asked once; the rules keep apart the rest. */
export async function invitePeople(
  app: Parts,
  survey: AskingSurvey,
  wish: InvitationWish,
  people: readonly WantedPerson[],
  places?: InvitationPlaces,
): Promise<InvitationOutcome & { readonly made: readonly InvitationToMake[] }> {
  const { workspace } = survey;
  await mustReach(app, workspace, wish.way);
  const held: Partial<Record<InvitationHold, number>> = {};
  const all: InvitationToMake[] = [];
  let repeated = 0;
  let left = places;
  for (let start = 0; start < people.length; start += chunkSize) {
    const chunk = people.slice(start, start + chunkSize);
    const identities = chunk.map(({ invitee }) => hashIdentity(workspace, invitee.who));
    const known = await knownOf(app, workspace, identities);
    const wanted = chunk.flatMap((one, i): Wanted[] => {
      const identity = identities[i] ?? "";
      const found = known.get(identity);
      return found
        ? [{ ...one, identity, addresses: addressesOf(workspace, one.invitee), known: found }]
        : [];
    });
    const decide = async () => {
      const tried = left?.copy();
      const decided = await inviteChunk(app, survey, wish, wanted, tried);
      left = tried;
      return decided;
    };
    const outcome = await decide().catch((thrown: unknown) => {
      if (thrown instanceof UnderWay) return decide();
      throw thrown;
    });
    repeated += outcome.repeated;
    for (const one of outcome.made) {
      all.push(one);
      if (one.hold !== null) held[one.hold] = (held[one.hold] ?? 0) + 1;
    }
  }
  return { invited: all.filter(({ hold }) => hold === null).length, held, repeated, made: all };
}

/** The occasion of a person in a batch. */
export function occasionOf(workspace: number, batch: string, { who }: Invitee): string {
  return `${batch}:${hashIdentity(workspace, who)}`;
}
