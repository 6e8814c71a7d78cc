import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import type { ArrivedInteraction } from "../../../domain/arrival.ts";
import { parseRecipe, type Recipe } from "../../../domain/recipe.ts";
import type { Item } from "../../item.ts";
import { readItems } from "./import-file.ts";

const examples = new URL("../../../../examples/", import.meta.url);
const data = new URL("../../../../../shared/data/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "vivencia-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const receivedAt = Date.UTC(2026, 10, 1);

function recipe(name: string): Recipe {
  const parsed = parseRecipe(JSON.parse(readFileSync(new URL(name, examples), "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.recipe;
}

interface Outcome {
  rows: number;
  skipped: number;
  profiles: number;
  quarantined: Map<string, number>;
  duplicates: number;
  interactions: ArrivedInteraction[];
}

/** What becomes of a file, with repeats of a message counted once, as intake does. */
async function run(path: URL, name: string): Promise<Outcome> {
  const sum: Outcome = {
    rows: 0,
    skipped: 0,
    profiles: 0,
    quarantined: new Map(),
    duplicates: 0,
    interactions: [],
  };
  const seen = new Set<string>();
  for await (const block of readItems(path.pathname, recipe(name), { receivedAt })) {
    sum.rows += block.rows;
    sum.skipped += block.skipped;
    for (const { arrival } of block.items) {
      if (arrival.type === "broken") {
        sum.quarantined.set(arrival.reason, (sum.quarantined.get(arrival.reason) ?? 0) + 1);
      } else if (seen.has(arrival.messageId)) sum.duplicates++;
      else {
        seen.add(arrival.messageId);
        if (arrival.type === "profile") sum.profiles++;
        else sum.interactions.push(arrival);
      }
    }
  }
  return sum;
}

const total = (list: readonly ArrivedInteraction[], of: (one: ArrivedInteraction) => number) =>
  Math.round(list.reduce((sum, one) => sum + of(one), 0) * 100) / 100;

describe("invented examples", () => {
  test("a Spanish spreadsheet export is read whole", async () => {
    const { rows, interactions, quarantined } = await run(
      new URL("shop/encuesta-tienda.csv", examples),
      "shop/encuesta-tienda.json",
    );
    expect([rows, interactions.length, quarantined.size]).toEqual([60, 60, 0]);
    const told = interactions.flatMap((one) => one.answers).map((answer) => answer.text ?? "");
    expect(told).toContain('Dijo: "vuelva mañana"; no volví');
    expect(new Set(interactions.map((one) => one.said.channel))).toEqual(
      new Set(["store", "ecommerce", "phone"]),
    );
    expect(interactions[0]?.identifiers.map((id) => id.kind)).toEqual(["email", "phone"]);
  });

  test("an English survey and a call log in JSON Lines are read whole", async () => {
    const survey = await run(new URL("shop/store-survey.csv", examples), "shop/store-survey.json");
    expect([survey.rows, survey.interactions.length, survey.quarantined.size]).toEqual([60, 60, 0]);
    const calls = await run(new URL("shop/calls.jsonl", examples), "shop/calls.json");
    expect([calls.rows, calls.interactions.length, calls.quarantined.size]).toEqual([30, 30, 0]);
    expect(calls.interactions.flatMap((one) => one.answers)).toHaveLength(10);
    expect(
      calls.interactions.every((one) => (one.waitMs ?? 0) >= 3000 && one.identifiers[0]?.kind === "phone"),
    ).toBe(true);
  });
});

describe("reading", () => {
  const least = parseRecipe({
    version: 1,
    name: "n",
    source: "s",
    customer: [{ kind: "user", column: "c" }],
    time: { column: "t" },
    event: "E",
    skip: { field: "c", op: "is", values: ["skip"] },
  });
  const plain = least.ok ? least.recipe : undefined;
  if (plain === undefined) throw new Error("recipe");
  const body = Array.from({ length: 9000 }, (_, i) =>
    i % 100 === 0 ? "skip,2026-01-01" : i % 100 === 1 ? "a,b,c" : `u${i},2026-01-01`,
  );
  const path = join(folder, "plain.csv");
  writeFileSync(path, ["c,t", ...body, ""].join("\n"));

  test("accounts for every row and tells how far it is", async () => {
    const progress: number[] = [];
    let [rows, skipped, items] = [0, 0, [] as Item[]];
    for await (const block of readItems(path, plain, {
      receivedAt,
      onProgress: ({ bytesRead }) => progress.push(bytesRead),
    })) {
      rows += block.rows;
      skipped += block.skipped;
      items = items.concat(block.items);
    }
    const broken = items.filter((item) => item.arrival.type === "broken");
    expect([rows, skipped, items.length, broken.length]).toEqual([9000, 90, 8910, 90]);
    expect(broken[0]).toMatchObject({ line: 3, received: receivedAt, arrival: { reason: "wrong-columns" } });
    expect(broken[0]?.raw()).toBe("a,b,c");
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toBe(readFileSync(path).length);
  });

  test("goes on where it was broken off, with the same identities", async () => {
    const ids = async (fromLine: number) => {
      const found: string[] = [];
      for await (const { items } of readItems(path, plain, { receivedAt, fromLine }))
        for (const { arrival } of items) if (arrival.type !== "broken") found.push(arrival.messageId);
      return found;
    };
    const [all, rest] = [await ids(0), await ids(5000)];
    expect(rest.length).toBeLessThan(all.length);
    expect(all.slice(-rest.length)).toEqual(rest);
  });

  test("stops when told to and gives the file back", async () => {
    const stop = new AbortController();
    let opened: Readable | undefined;
    const input = () => {
      opened = Readable.from(
        (function* () {
          yield Buffer.from("c,t\n");
          for (;;) yield Buffer.from("u,2026-01-01\n".repeat(1000));
        })(),
      );
      return opened;
    };
    const reading = async () => {
      for await (const _ of readItems(input, plain, { receivedAt, signal: stop.signal })) stop.abort();
    };
    await expect(reading()).rejects.toThrow();
    expect(opened?.destroyed).toBe(true);
  });
});

describe.skipIf(!existsSync(data))("real files", () => {
  const clean = (outcome: Outcome, rows: number) => {
    expect(outcome.rows).toBe(rows);
    expect([...outcome.quarantined]).toEqual([]);
    expect(outcome.skipped).toBe(0);
    expect(outcome.interactions).toHaveLength(rows);
  };

  test.each([
    [2010, 3234],
    [2011, 3872],
    [2012, 3521],
    [2013, 3535],
    [2014, 2818],
    [2015, 2958],
    [2016, 3087],
    [2017, 2831],
    [2018, 2809],
  ])("airport survey %i: every passenger", async (year, rows) => {
    const outcome = await run(
      new URL(`sfo_airport_survey/sfo_${year}.csv`, data),
      `airport/sfo-${year}.json`,
    );
    clean(outcome, rows);
    expect(outcome.interactions.every((one) => new Date(one.at).getUTCFullYear() === year)).toBe(true);
    const places: { key: string }[] = JSON.parse(
      readFileSync(new URL("airport/touchpoints.json", examples), "utf8"),
    );
    const known = new Set(places.map((place) => place.key));
    for (const { answers } of outcome.interactions.slice(0, 200))
      for (const { touchpoint } of answers) expect(known).toContain(touchpoint);
  });

  // Counted with Python's csv module: scores 0..10 of NETPRO, 11 and blanks left out, WEIGHT as it stands.
  test.each([
    [
      2017,
      { n: 2746, promoters: 1436, detractors: 342, nps: 39.839767, weighted: 40.398436, csat: [2206, 2688] },
    ],
    [
      2018,
      { n: 2650, promoters: 1268, detractors: 447, nps: 30.981132, weighted: 35.113632, csat: [2059, 2625] },
    ],
  ])("airport survey %i: NPS and CSAT as counted by another program", async (year, oracle) => {
    const { interactions } = await run(
      new URL(`sfo_airport_survey/sfo_${year}.csv`, data),
      `airport/sfo-${year}.json`,
    );
    const answers = interactions.flatMap((one) => one.answers);
    const nps = answers.filter((answer) => answer.metric === "nps");
    const promoters = nps.filter((answer) => (answer.score ?? 0) >= 9);
    const detractors = nps.filter((answer) => (answer.score ?? 0) <= 6);
    const weight = (list: typeof nps) => list.reduce((sum, answer) => sum + (answer.weight ?? 1), 0);
    expect([nps.length, promoters.length, detractors.length]).toEqual([
      oracle.n,
      oracle.promoters,
      oracle.detractors,
    ]);
    expect((100 * (promoters.length - detractors.length)) / nps.length).toBeCloseTo(oracle.nps, 5);
    expect((100 * (weight(promoters) - weight(detractors))) / weight(nps)).toBeCloseTo(oracle.weighted, 5);
    const csat = answers.filter((answer) => answer.metric === "csat");
    expect([csat.filter((answer) => (answer.score ?? 0) >= 4).length, csat.length]).toEqual(oracle.csat);
  });

  test("patients' comments keep their question and nothing else of the row", async () => {
    const outcome = await run(
      new URL("nhs_patient_feedback/nhs_fft_v6_multilabel.csv", data),
      "hospital/nhs-fft.json",
    );
    clean(outcome, 7908);
    expect(outcome.interactions.every((one) => Object.keys(one.properties).length === 0)).toBe(true);
    const answers = outcome.interactions.flatMap((one) => one.answers);
    const ratings = answers.filter((answer) => answer.metric === "rating");
    expect([ratings.filter((answer) => (answer.score ?? 0) >= 4).length, ratings.length]).toEqual([
      6368, 7468,
    ]);
    expect(answers.filter((answer) => answer.metric === "comment")).toHaveLength(6211);
    expect(answers.some((answer) => answer.question === "How could we improve?")).toBe(true);
    clean(
      await run(new URL("nhs_patient_feedback/nhs_phase1_labelled.csv", data), "hospital/nhs-comments.json"),
      10_334,
    );
    clean(
      await run(
        new URL("nhs_patient_feedback/nhs_careopinion_multilabel.csv", data),
        "hospital/nhs-care-opinion.json",
      ),
      1998,
    );
  });

  test("grocery households: receipts, campaigns, coupons and traits meet in one customer", async () => {
    const receipts = await run(
      new URL("completejourney/transactions_sample.csv.gz", data),
      "grocery/transactions.json",
    );
    clean(receipts, 75_000);
    expect(total(receipts.interactions, (one) => one.revenue ?? 0)).toBe(233_935.24);
    clean(await run(new URL("completejourney/campaigns.csv", data), "grocery/campaigns.json"), 6589);
    clean(
      await run(new URL("completejourney/coupon_redemptions.csv", data), "grocery/coupon-redemptions.json"),
      2102,
    );
    const households = await run(
      new URL("completejourney/demographics.csv", data),
      "grocery/demographics.json",
    );
    expect([households.rows, households.profiles, households.quarantined.size]).toEqual([801, 801, 0]);
    expect(receipts.interactions[0]?.identifiers[0]?.kind).toBe("external:household");
  });

  test("online shop: purchases and returns add up to the revenue of the file", async () => {
    const { rows, skipped, interactions, quarantined } = await run(
      new URL("online_retail_uci/online_retail.csv.gz", data),
      "retail/online-retail.json",
    );
    expect([rows, skipped, interactions.length, quarantined.size]).toEqual([541_909, 1339, 540_570, 0]);
    expect(total(interactions, (one) => one.revenue ?? 0)).toBe(9_758_809.99);
    const returns = interactions.filter((one) => one.said.kind === "returned");
    expect(returns).toHaveLength(9288);
    expect(total(returns, (one) => one.revenue ?? 0)).toBe(-896_812.49);
  });

  test("service desk: each incident is opened, resolved and closed once, and waits are those between its times", async () => {
    const outcome = await run(
      new URL("it_incident_log_uci/incident_event_log.csv.gz", data),
      "service-desk/incident-log.json",
    );
    expect([outcome.rows, outcome.quarantined.size]).toEqual([141_712, 0]);
    const of = (event: string) => outcome.interactions.filter((one) => one.event === event);
    expect(of("Incident Opened")).toHaveLength(24_918);
    expect(of("Incident Closed")).toHaveLength(24_918);
    const resolved = of("Incident Resolved");
    expect([resolved.length, of("Incident Reopened").length]).toEqual([23_362, 274]);
    expect(
      resolved.reduce((sum, one) => sum + (one.waitMs ?? 0), 0) / resolved.length / 3_600_000,
    ).toBeCloseTo(178.1715820563308, 6);
  });

  test("hotel: each booking ends in a stay, a cancellation or a no-show", async () => {
    const { rows, interactions, quarantined, skipped } = await run(
      new URL("hotel_bookings/hotel_bookings.csv.gz", data),
      "hotel/bookings.json",
    );
    expect([rows, skipped, quarantined.size, interactions.length]).toEqual([119_390, 0, 0, 238_780]);
    const of = (event: string) => interactions.filter((one) => one.event === event);
    expect(
      [of("Room Booked"), of("Checked Out"), of("Booking Cancelled"), of("No Show")].map(
        (list) => list.length,
      ),
    ).toEqual([119_390, 75_166, 43_017, 1207]);
    expect(total(of("Checked Out"), (one) => one.revenue ?? 0)).toBe(25_996_260.41);
  });
});
