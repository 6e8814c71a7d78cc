// Small invented logs for tests: few customers with several identities, all metrics and scales, ties in time, weights, money,
// invitations, and moments around changes of the clock. The same seed gives the same log.

import { createHash } from "node:crypto";
import { hashMessage } from "../../src/domain/identity-hash.ts";
import type { Answer, Interaction, InteractionKind } from "../../src/domain/interaction.ts";
import type { AliasRow, TraitRow } from "../../src/warehouse/write-profile.ts";

/** A log with what is known of its customers. */
export interface SampleLog {
  readonly workspace: number;
  readonly interactions: readonly Interaction[];
  readonly aliases: readonly AliasRow[];
  readonly traits: readonly TraitRow[];
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A UUID that depends on its name alone. */
export function namedUuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const base: Omit<Interaction, "workspace" | "identity" | "at" | "id"> = {
  seq: 0,
  received: Date.UTC(2026, 0, 1),
  kind: "other",
  channel: "",
  touchpoint: "",
  stage: "",
  direct: true,
  placement: "rule",
  event: "",
  unit: "",
  employee: "",
  campaign: "",
  product: "",
  order: "",
  outcome: "",
  waitMs: null,
  durationMs: null,
  revenue: null,
  currency: "",
  language: "",
  session: "",
  url: "",
  source: "test",
  sourceId: "",
  properties: "{}",
  answers: [],
};

/** An interaction of which only what matters is named. */
export function interactionOf(
  given: Partial<Interaction> & { readonly workspace: number; readonly at: number; readonly name: string },
): Interaction {
  const { name, ...rest } = given;
  return {
    ...base,
    identity: namedUuid(`${given.workspace} ${name}`),
    id: hashMessage(given.workspace, "test", name),
    ...rest,
  };
}

/** An answer of which only what matters is named. */
export function answerOf(given: Partial<Answer> & { readonly metric: string }): Answer {
  return {
    question: "",
    scaleMin: null,
    scaleMax: null,
    score: null,
    choice: "",
    text: "",
    weight: 1,
    touchpoint: "",
    channel: "",
    stage: "",
    ...given,
  };
}

const scales: readonly (readonly [metric: string, min: number | null, max: number | null])[] = [
  ["nps", 0, 10],
  ["nps", null, null],
  ["nps", 1, 10],
  ["csat", 1, 5],
  ["csat", 1, 7],
  ["csat", 0, 10],
  ["csat", 1, 3],
  ["csat", 0, 100],
  ["csat", null, null],
  ["ces", 1, 7],
  ["ces", 1, 5],
  ["ces", null, null],
  ["ces1", 1, 5],
  ["ces1", 1, 7],
  ["ces1", null, null],
  ["rating", 1, 5],
  ["rating", 0, 10],
  ["rating", null, null],
  ["comment", null, null],
];

const kinds: readonly InteractionKind[] = [
  "visited",
  "bought",
  "returned",
  "invited",
  "answered",
  "contacted",
  "other",
];

/** A random log of one calendar year, 2026 unless said otherwise. */
export function randomLog(seed: number, size: number, workspace = 1, year = 2026): SampleLog {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const people = Array.from({ length: Math.max(2, Math.ceil(size / 6)) }, (_, i) =>
    namedUuid(`${workspace} person ${seed} ${i}`),
  );
  // The nights in which clocks change in Madrid, New York, Lord Howe and Cairo are as likely as any other time.
  const turns = [
    Date.UTC(year, 2, 29),
    Date.UTC(year, 9, 25),
    Date.UTC(year, 2, 8),
    Date.UTC(year, 3, 4, 12),
    Date.UTC(year, 3, 23, 16),
    Date.UTC(year, 9, 29, 16),
  ];
  const start = Date.UTC(year, 0, 1);
  const length = Date.UTC(year + 1, 0, 1) - start;
  const moment = () =>
    random() < 0.3
      ? pick(turns) + Math.floor(random() * 28) * 1_800_000
      : start + Math.floor(random() * (length / 60_000)) * 60_000;
  let at = start;
  const interactions = Array.from({ length: size }, (_, i): Interaction => {
    if (random() > 0.1) at = moment();
    const kind = pick(kinds);
    const channel = pick(["web", "store", "phone", ""] as const);
    const touchpoint = pick(["checkout", "delivery", "call_centre", ""]);
    const money = kind === "bought" || kind === "returned" || random() < 0.1;
    const answers =
      kind === "answered"
        ? Array.from({ length: 1 + Math.floor(random() * 3) }, (_, q): Answer => {
            const [metric, scaleMin, scaleMax] = pick(scales);
            const low = scaleMin ?? (metric === "nps" ? 0 : 1);
            const high = scaleMax ?? (metric === "nps" ? 10 : metric === "ces" ? 7 : 5);
            const wild = random();
            return answerOf({
              metric,
              question: pick(["q1", "q2", ""]),
              scaleMin,
              scaleMax,
              score:
                metric === "comment" || wild < 0.05
                  ? null
                  : wild < 0.1
                    ? high + 1
                    : low +
                      Math.floor(random() * (2 * (high - low) + 1)) /
                        (wild < 0.3 ? 2 : 1) /
                        (wild < 0.3 ? 1 : 2),
              text: random() < 0.4 ? pick(["muy bien", "Too SLOW", "ñandú 😀 rápido", "slow and rude"]) : "",
              weight: pick([1, 1, 1, 0.5, 2.25, 0.1]),
              channel: q === 0 ? channel : pick(["web", "store"]),
              touchpoint: q === 0 ? touchpoint : pick(["delivery", "returns"]),
              stage: pick(["purchase", "service", ""]),
            });
          })
        : [];
    return interactionOf({
      workspace,
      name: `${seed} ${i}`,
      identity: pick(people),
      at,
      seq: i,
      kind,
      channel,
      touchpoint,
      stage: pick(["purchase", "service", ""] as const),
      direct: random() < 0.8,
      placement: pick(["said", "rule", "none"] as const),
      event: pick(["Order Completed", "Page Viewed", "Llamada"]),
      unit: pick(["Madrid 1", "Bilbao", "O'Hare \\ 'x'", ""]),
      employee: pick(["ana", "luis", ""]),
      campaign: pick(["spring", ""]),
      order: money ? pick(["", `o${Math.floor(random() * 8)}`]) : "",
      revenue: money ? ((kind === "returned" ? -1 : 1) * Math.floor(random() * 1_000_000)) / 10_000 : null,
      currency: money ? pick(["EUR", "EUR", "USD", ""]) : "",
      language: pick(["es", "en", ""]),
      source: pick(["till", "web"]),
      waitMs: pick([null, 1000, 2 ** 40]),
      properties: JSON.stringify({ n: i }),
      answers,
    });
  });
  const aliases: AliasRow[] = [];
  for (const [i, identity] of people.entries()) {
    const leader = people[i - (i % 3)] as string;
    if (i % 3 === 0 || random() < 0.3) continue;
    if (random() < 0.5) aliases.push({ workspace, identity, customer: pick(people), version: 1 });
    aliases.push({ workspace, identity, customer: random() < 0.2 ? identity : leader, version: 2 });
  }
  const traits: TraitRow[] = [];
  for (const identity of people)
    for (const key of ["plan", "it's"])
      for (let n = Math.floor(random() * 3); n > 0; n--)
        traits.push({
          workspace,
          identity,
          key,
          value: pick(["gold", "basic", "Ñ"]),
          at: start + Math.floor(random() * 1e9),
        });
  return { workspace, interactions, aliases, traits };
}
