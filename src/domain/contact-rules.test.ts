import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Contact,
  type ContactFacts,
  type ContactRules,
  decideContact,
  defaultContactRules,
  defaultSurveyContactRules,
  type SurveyContactRules,
} from "./contact-rules.ts";

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 28);
const none: ContactRules = {
  most: { times: 0, days: 0 },
  afterInvitation: 0,
  afterAnswer: 0,
  afterDecline: 0,
};
const free: SurveyContactRules = { ...defaultSurveyContactRules, sameSurvey: 0 };
const nothingKnown: ContactFacts = { noContact: false, consent: null, contacts: [], lastAnswerAt: null };

const contact = (daysAgo: number, more: Partial<Contact> = {}): Contact => ({
  id: `c${daysAgo}`,
  survey: "other",
  at: now - daysAgo * dayMs,
  answeredAt: null,
  declinedAt: null,
  isWaiting: false,
  priority: 5,
  ...more,
});

const decide = (
  rules: Partial<ContactRules>,
  facts: Partial<ContactFacts>,
  survey: Partial<SurveyContactRules> = {},
) =>
  decideContact(
    { ...none, ...rules },
    { ...free, ...survey },
    { survey: "this", at: now },
    { ...nothingKnown, ...facts },
  );

const why = (decision: ReturnType<typeof decide>) => (decision.kind === "hold" ? decision.why : "ask");

describe("each rule", () => {
  it("lets ask who was never asked, under the rules that hold by default", () => {
    expect(why(decide(defaultContactRules, {}, defaultSurveyContactRules))).toBe("ask");
  });

  it("stands by those who are not to be asked, above everything", () => {
    const decision = decide({}, { noContact: true, consent: "given" });
    expect(decision).toEqual({ kind: "hold", why: "no_contact", until: null });
  });

  it.each([
    ["refused", "not_refused", "consent_refused"],
    ["refused", "given", "consent_refused"],
    ["unknown", "not_refused", "ask"],
    ["unknown", "given", "consent_missing"],
    ["given", "given", "ask"],
  ] as const)("consent that is %s, where it must be %s: %s", (consent, must, expected) => {
    expect(why(decide({}, { consent }, { purpose: "surveys", consent: must }))).toBe(expected);
  });

  it("counts k in d days: the k-th invitation back frees the next when its days are over", () => {
    const most = { times: 2, days: 10 };
    expect(why(decide({ most }, { contacts: [contact(3)] }))).toBe("ask");
    const decision = decide({ most }, { contacts: [contact(8), contact(3), contact(30)] });
    expect(decision).toEqual({ kind: "hold", why: "too_many", until: now + 2 * dayMs });
    expect(why(decide({ most }, { contacts: [contact(10), contact(3)] }))).toBe("ask");
  });

  it("rests after an invitation, an answer, a refusal and the same survey, each for its own days", () => {
    expect(why(decide({ afterInvitation: 7 }, { contacts: [contact(6)] }))).toBe("invited");
    expect(why(decide({ afterInvitation: 7 }, { contacts: [contact(7)] }))).toBe("ask");
    const answered = contact(20, { answeredAt: now - 2 * dayMs });
    expect(why(decide({ afterAnswer: 3 }, { contacts: [answered] }))).toBe("answered");
    expect(why(decide({ afterAnswer: 3 }, { lastAnswerAt: now - dayMs }))).toBe("answered");
    const declined = contact(20, { declinedAt: now - 2 * dayMs });
    expect(why(decide({ afterDecline: 3 }, { contacts: [declined] }))).toBe("declined");
    expect(why(decide({}, { contacts: [contact(20, { survey: "this" })] }, { sameSurvey: 21 }))).toBe(
      "same_survey",
    );
    expect(why(decide({}, { contacts: [contact(20)] }, { sameSurvey: 21 }))).toBe("ask");
  });

  it("says until when", () => {
    const decision = decide({ afterInvitation: 7 }, { contacts: [contact(6), contact(5)] });
    expect(decision).toEqual({ kind: "hold", why: "invited", until: now + 2 * dayMs });
  });
});

describe("priority", () => {
  const waiting = contact(1, { isWaiting: true, priority: 3 });

  it("makes a waiting invitation of lower priority give way, and nothing that was sent", () => {
    const rules = { afterInvitation: 7 };
    expect(decide(rules, { contacts: [waiting] }, { priority: 4 })).toEqual({
      kind: "ask",
      instead: [waiting.id],
    });
    expect(why(decide(rules, { contacts: [waiting] }, { priority: 3 }))).toBe("invited");
    expect(why(decide(rules, { contacts: [{ ...waiting, isWaiting: false }] }, { priority: 9 }))).toBe(
      "invited",
    );
  });

  it("leaves it alone when something else is in the way, or nothing is", () => {
    const contacts = [waiting, contact(2)];
    expect(why(decide({ afterInvitation: 7 }, { contacts }, { priority: 9 }))).toBe("invited");
    expect(decide({}, { contacts: [waiting] }, { priority: 9 })).toEqual({ kind: "ask", instead: [] });
  });
});

describe("whatever is wanted, in whatever order", () => {
  const rulesArbitrary = fc.record({
    most: fc.record({ times: fc.integer({ min: 0, max: 4 }), days: fc.integer({ min: 0, max: 30 }) }),
    afterInvitation: fc.integer({ min: 0, max: 12 }),
    afterAnswer: fc.integer({ min: 0, max: 12 }),
    afterDecline: fc.integer({ min: 0, max: 12 }),
  });
  const wishArbitrary = fc.record({
    survey: fc.constantFrom("a", "b", "c"),
    priority: fc.integer({ min: 1, max: 3 }),
    hoursLater: fc.integer({ min: 0, max: 100 }),
    does: fc.constantFrom("waits", "sent", "answers", "declines"),
  });

  it("nobody is asked more often, or sooner, than the rules say", () => {
    fc.assert(
      fc.property(rulesArbitrary, fc.array(wishArbitrary, { maxLength: 60 }), (rules, wishes) => {
        const sameSurvey = 9;
        let at = now;
        let contacts: Contact[] = [];
        for (const [i, wish] of wishes.entries()) {
          at += wish.hoursLater * 3_600_000;
          const { survey, priority } = wish;
          const surveyRules = { ...free, sameSurvey, priority };
          const decision = decideContact(rules, surveyRules, { survey, at }, { ...nothingKnown, contacts });
          if (decision.kind === "hold") {
            // What is said of when is true: a moment before it holds still.
            if (decision.until !== null) expect(decision.until).toBeGreaterThan(at);
            continue;
          }
          const givesWay = (id: string) => decision.instead.includes(id);
          for (const { id, isWaiting, priority: its } of contacts)
            if (givesWay(id)) expect([isWaiting, its < priority]).toEqual([true, true]);
          contacts = contacts.filter(({ id }) => !givesWay(id));
          contacts.push({
            id: `i${i}`,
            ...{ survey, at, priority },
            answeredAt: wish.does === "answers" ? at : null,
            declinedAt: wish.does === "declines" ? at : null,
            isWaiting: wish.does === "waits",
          });
        }
        const { times, days } = rules.most;
        for (const [i, one] of contacts.entries()) {
          if (times > 0 && days > 0)
            expect(
              contacts.filter((other) => other.at >= one.at && other.at < one.at + days * dayMs).length,
            ).toBeLessThanOrEqual(times);
          const next = contacts[i + 1];
          if (next) {
            const gap = next.at - one.at;
            expect(gap).toBeGreaterThanOrEqual(rules.afterInvitation * dayMs);
            if (one.answeredAt !== null) expect(gap).toBeGreaterThanOrEqual(rules.afterAnswer * dayMs);
            if (one.declinedAt !== null) expect(gap).toBeGreaterThanOrEqual(rules.afterDecline * dayMs);
          }
          const same = contacts.slice(i + 1).find(({ survey }) => survey === one.survey);
          if (same) expect(same.at - one.at).toBeGreaterThanOrEqual(sameSurvey * dayMs);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
