import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentifierKind } from "./identifier.ts";
import {
  apartKey,
  decideJoins,
  type JoinClaim,
  type JoinDecision,
  type KnownIdentity,
} from "./join-identities.ts";

const of = (kind: IdentifierKind, value: string) => ({ kind, value, identity: `${kind}=${value}` });
const claim = (at: number, ...identifiers: JoinClaim["identifiers"]): JoinClaim => ({
  identifiers,
  at,
  evidence: `call ${at}`,
});
const nobody = new Set<string>();

/** What is known after a decision was written. */
function apply(known: readonly KnownIdentity[], decision: JoinDecision): KnownIdentity[] {
  const customers = new Map(known.map((each) => [each.identity, each]));
  for (const { identity, kind, customer, firstSeenAt } of decision.added)
    customers.set(identity, { identity, kind, customer, firstSeenAt });
  for (const { kept, identities } of decision.merges)
    for (const identity of identities) {
      const each = customers.get(identity);
      if (each) customers.set(identity, { ...each, customer: kept });
    }
  return [...customers.values()];
}

const customerOf = (known: readonly KnownIdentity[], identity: string) =>
  known.find((each) => each.identity === identity)?.customer;

const user = of("user", "ana");
const mail = of("email", "ana@example.org");
const card = of("loyalty", "77");
const device = of("anonymous", "d1");

describe("joining identities", () => {
  it("names a customer after its first identity and adds what comes along, without a merge", () => {
    const decision = decideJoins([], [claim(1, user, mail)], nobody);
    expect(decision.merges).toEqual([]);
    expect(new Set(decision.added.map(({ customer }) => customer))).toEqual(new Set([user.identity]));
  });

  it("lets a new identifier join the customer it came with instead of making a second one", () => {
    const known = apply([], decideJoins([], [claim(1, card)], nobody));
    const decision = decideJoins(known, [claim(2, user, card)], nobody);
    expect(decision.merges).toEqual([]);
    expect(decision.added).toMatchObject([{ identity: user.identity, customer: card.identity }]);
  });

  it("merges two known customers into the one with a user id and says why", () => {
    const known = apply([], decideJoins([], [claim(1, card), claim(2, user)], nobody));
    const { merges } = decideJoins(known, [claim(3, user, card)], nobody);
    expect(merges).toEqual([
      {
        kept: user.identity,
        absorbed: card.identity,
        identities: [card.identity],
        reason: "user and loyalty together in call 3",
        at: 3,
      },
    ]);
  });

  it("notes a device as a merge, because it may have a history of its own that must be parted again", () => {
    const decision = decideJoins([], [claim(1, device, user)], nobody);
    expect(decision.merges).toEqual([
      {
        kept: user.identity,
        absorbed: device.identity,
        identities: [device.identity],
        reason: "user and anonymous together in call 1",
        at: 1,
      },
    ]);
    const apart = new Set([apartKey(user.identity, device.identity)]);
    const parted = apply([], decision).map((each) =>
      each.identity === device.identity ? { ...each, customer: device.identity } : each,
    );
    expect(decideJoins(parted, [claim(2, device, user)], apart)).toMatchObject({
      merges: [],
      refused: [{ reason: "kept-apart" }],
    });
  });

  it("keeps the older of two customers without user ids", () => {
    const known = apply([], decideJoins([], [claim(5, mail), claim(9, card)], nobody));
    const { merges } = decideJoins(known, [claim(10, card, mail)], nobody);
    expect(merges).toMatchObject([{ kept: mail.identity, absorbed: card.identity }]);
  });

  it("never makes one customer of two user ids, whatever links them", () => {
    const ben = of("user", "ben");
    const known = apply([], decideJoins([], [claim(1, user, device), claim(2, ben)], nobody));
    const direct = decideJoins(known, [claim(3, ben, device)], nobody);
    expect(direct.merges).toEqual([]);
    expect(direct.refused).toMatchObject([{ reason: "too-many-user-ids" }]);
    const together = decideJoins(known, [claim(3, user, ben)], nobody);
    expect(together.merges).toEqual([]);
  });

  it("refuses the sixth e-mail address of one customer and keeps it apart", () => {
    const mails = Array.from({ length: 6 }, (_, i) => of("email", `m${i}@example.org`));
    let known: KnownIdentity[] = [];
    for (const [at, each] of mails.entries())
      known = apply(known, decideJoins(known, [claim(at, user, each)], nobody));
    expect(mails.filter((each) => customerOf(known, each.identity) === user.identity)).toHaveLength(5);
    expect(customerOf(known, mails[5]?.identity ?? "")).toBe(mails[5]?.identity);
  });

  it("does not join what a person has parted, also after one of them was merged into a third", () => {
    const apart = new Set([apartKey(mail.identity, card.identity)]);
    const known = apply([], decideJoins([], [claim(1, mail), claim(2, card), claim(3, user)], nobody));
    expect(decideJoins(known, [claim(4, mail, card)], apart).refused).toMatchObject([
      { reason: "kept-apart" },
    ]);
    const later = apply(known, decideJoins(known, [claim(5, user, mail)], apart));
    expect(decideJoins(later, [claim(6, user, card)], apart).refused).toMatchObject([
      { reason: "kept-apart" },
    ]);
  });

  const pool = [
    ...["a", "b", "c"].map((value) => of("user", value)),
    ...["1", "2", "3"].map((value) => of("loyalty", value)),
    ...["x@example.org", "y@example.org"].map((value) => of("email", value)),
    ...["d1", "d2", "d3", "d4"].map((value) => of("anonymous", value)),
  ];
  const claims = fc.array(fc.subarray(pool, { minLength: 1, maxLength: 4 }), { maxLength: 25 });

  it("keeps one user id a customer, a customer for every identity, and changes nothing when repeated", () => {
    fc.assert(
      fc.property(claims, (groups) => {
        const said = groups.map((group, at) => claim(at, ...group));
        const known = apply([], decideJoins([], said, nobody));
        const users = new Map<string, number>();
        for (const each of known) {
          expect(
            known.some((other) => other.customer === each.customer && other.identity === each.customer),
          ).toBe(true);
          if (each.kind === "user") users.set(each.customer, (users.get(each.customer) ?? 0) + 1);
        }
        for (const count of users.values()) expect(count).toBe(1);
        for (const group of groups)
          for (const { identity } of group) expect(customerOf(known, identity)).toBeDefined();
        const again = decideJoins(known, said, nobody);
        expect(again.added).toEqual([]);
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it("gives the same customers whether claims come at once or one by one", () => {
    fc.assert(
      fc.property(claims, (groups) => {
        const said = groups.map((group, at) => claim(at, ...group));
        const atOnce = apply([], decideJoins([], said, nobody));
        let oneByOne: KnownIdentity[] = [];
        for (const each of said) oneByOne = apply(oneByOne, decideJoins(oneByOne, [each], nobody));
        const sorted = (known: KnownIdentity[]) =>
          [...known].sort((a, b) => (a.identity < b.identity ? -1 : 1));
        expect(sorted(atOnce)).toEqual(sorted(oneByOne));
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});
