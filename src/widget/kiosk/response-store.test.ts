import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../survey/run.ts";
import { agoMsOf, type ResponseStore, sendWaiting, type WaitingResponse } from "./response-store.ts";

function responseOf(n: number): WaitingResponse {
  return {
    ...{ id: `r${n}`, token: "t", version: 1, language: "es", startedAt: n, answeredAt: n },
    ...{ hidden: {}, answers: { recommend: 9 } },
  };
}

/** A store in memory, with the promises of the browser's. */
function storeOf(responses: readonly WaitingResponse[]): ResponseStore {
  const kept = new Map(responses.map((one) => [one.id, one]));
  return {
    put: async (one) => void kept.set(one.id, one),
    remove: async (id) => void kept.delete(id),
    all: async () => [...kept.values()].sort((a, b) => a.answeredAt - b.answeredAt),
  };
}

const outcomes = fc.constantFrom<Outcome>("taken", "failed", "closed", "refused");

describe("sendWaiting", () => {
  it("loses no response and sends none again that was taken, whatever the line does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.array(outcomes, { maxLength: 60 }),
        async (n, line) => {
          const store = storeOf(Array.from({ length: n }, (_, i) => responseOf(i)));
          const taken: string[] = [];
          const refused = new Set<string>();
          const script = [...line];
          const send = async ({ id }: WaitingResponse) => {
            const outcome = script.shift() ?? "taken";
            if (outcome === "taken") taken.push(id);
            if (outcome === "refused") refused.add(id);
            return outcome;
          };
          for (let round = 0; round < 70; round++) {
            const before = await store.all();
            const { waiting, refused: kept } = await sendWaiting(store, send);
            expect(waiting + kept).toBe((await store.all()).length);
            expect(before.length).toBeGreaterThanOrEqual(waiting + kept);
          }
          expect(new Set(taken).size).toBe(taken.length);
          expect([...taken, ...refused].sort()).toEqual(Array.from({ length: n }, (_, i) => `r${i}`).sort());
        },
      ),
    );
  });

  it("stops at the first that cannot be sent now, so that a kiosk without a line tries one and not hundreds", async () => {
    let tries = 0;
    const store = storeOf([1, 2, 3].map(responseOf));
    expect(await sendWaiting(store, async () => (tries++ === 0 ? "taken" : "failed"))).toEqual({
      waiting: 2,
      refused: 0,
    });
    expect(tries).toBe(2);
  });

  it("tries one response of a closed survey in a round, keeps them all, and goes on with other surveys", async () => {
    const tried: string[] = [];
    const store = storeOf([...[1, 2, 3].map(responseOf), { ...responseOf(4), token: "open" }]);
    const send = async ({ id, token }: WaitingResponse): Promise<Outcome> => {
      tried.push(id);
      return token === "open" ? "taken" : "closed";
    };
    expect(await sendWaiting(store, send)).toEqual({ waiting: 3, refused: 0 });
    expect(tried).toEqual(["r1", "r4"]);
  });
});

describe("agoMsOf", () => {
  it("stays within what the server believes, however wrong the clock is", () => {
    expect(agoMsOf(1_000, 5_000)).toBe(4_000);
    expect(agoMsOf(5_000, 1_000)).toBe(0);
    expect(agoMsOf(0, 9e12)).toBe(60 * 86_400_000);
  });
});
