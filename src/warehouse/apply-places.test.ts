import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { fillLog } from "../../test/warehouse/fill-log.ts";
import { openTestWarehouses, type TestWarehouses } from "../../test/warehouse/open-warehouses.ts";
import { randomLog, type SampleLog } from "../../test/warehouse/sample-log.ts";
import type { Interaction } from "../domain/interaction.ts";
import { wholeOf } from "../domain/sight.ts";
import { applyPlaces, type PlaceChange } from "./apply-places.ts";
import { type PlacedNow, streamForPlacing } from "./stream-for-placing.ts";
import { timeline } from "./timeline.ts";
import type { Warehouse } from "./warehouse.ts";

let logs: TestWarehouses;
const shapes = ["one", "two"] as const;
let workspace = 100;

beforeAll(async () => {
  logs = await openTestWarehouses();
});
afterAll(() => logs?.close());

/** The place that the tests move everything to whose event is "Llamada" or whose touchpoint is empty. */
function newPlace(
  now: Pick<PlacedNow, "event" | "touchpoint">,
): Omit<PlaceChange, "id" | "before"> | undefined {
  if (now.event === "Llamada")
    return {
      touchpoint: "hot line",
      channel: "phone",
      stage: "service",
      kind: "contacted",
      direct: false,
      placement: "rule",
    };
  if (now.touchpoint === "")
    return {
      touchpoint: "it's \\ new",
      channel: "app",
      stage: "",
      kind: "used",
      direct: true,
      placement: "rule",
    };
  return undefined;
}

async function* changesOf(warehouse: Warehouse, of: number, pageSize: number): AsyncGenerator<PlaceChange> {
  for await (const now of streamForPlacing(warehouse, of, pageSize)) {
    const place = newPlace(now);
    if (place && (place.touchpoint !== now.touchpoint || place.channel !== now.channel))
      yield { id: now.id, before: now.touchpoint, ...place };
  }
}

/** How the log must look afterwards. */
function moved(interaction: Interaction): Interaction {
  const place = interaction.placement === "said" ? undefined : newPlace(interaction);
  if (!place) return interaction;
  const { touchpoint, channel, stage, kind, direct, placement } = place as Interaction;
  return {
    ...interaction,
    touchpoint,
    channel,
    stage,
    kind,
    direct,
    placement,
    answers: interaction.answers.map((answer) =>
      answer.touchpoint === interaction.touchpoint ? { ...answer, touchpoint, channel, stage } : answer,
    ),
  };
}

const placeRow = z.object({
  id: z.string(),
  seq: z.number(),
  touchpoint: z.string(),
  channel: z.string(),
  stage: z.string(),
  kind: z.string(),
  direct: z.boolean(),
  placement: z.string(),
});

/** Every place in the log: interactions, and answers with their order. */
async function placesIn(warehouse: Warehouse, of: number): Promise<unknown[]> {
  const columns = "touchpoint, channel, stage, kind, direct";
  return warehouse.ask({
    name: "places",
    sql: `SELECT * FROM (SELECT toString(id) AS id, toUInt32(0) AS seq, ${columns}, placement FROM interaction WHERE workspace = {of:UInt32}
      UNION ALL SELECT toString(response) AS id, seq + 1 AS seq, ${columns}, '' AS placement FROM answer WHERE workspace = {of:UInt32})
      ORDER BY id, seq`,
    params: { of },
    row: placeRow.extend({ seq: z.coerce.number() }),
    weight: "quick",
  });
}

function placesOf(log: SampleLog): unknown[] {
  return log.interactions
    .flatMap((it) => {
      const { id, touchpoint, channel, stage, kind, direct, placement } = it;
      return [
        { id, seq: 0, touchpoint, channel, stage, kind, direct, placement },
        ...it.answers.map((answer, i) => ({
          id,
          seq: i + 1,
          touchpoint: answer.touchpoint,
          channel: answer.channel,
          stage: answer.stage,
          kind,
          direct,
          placement: "",
        })),
      ];
    })
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.seq - b.seq));
}

async function freshLog(warehouse: Warehouse): Promise<SampleLog> {
  const log = randomLog(7, 150, ++workspace);
  // Two years are two partitions.
  const later = randomLog(8, 50, workspace, 2027);
  const both = { ...log, interactions: [...log.interactions, ...later.interactions] };
  await fillLog(warehouse, both, workspace * 100);
  return both;
}

describe.each(shapes)("placing history anew (%s)", (shape) => {
  test("moves interactions and the answers that spoke of the same touchpoint, and nothing else", async () => {
    const { warehouse } = logs[shape];
    const log = await freshLog(warehouse);
    expect(await placesIn(warehouse, log.workspace)).toEqual(placesOf(log));
    const count = await applyPlaces(warehouse, changesOf(warehouse, log.workspace, 17), 40);
    expect(count).toBeGreaterThan(50);
    const expected = placesOf({ ...log, interactions: log.interactions.map(moved) });
    expect(await placesIn(warehouse, log.workspace)).toEqual(expected);
    expect(await applyPlaces(warehouse, changesOf(warehouse, log.workspace, 1000))).toBe(0);
  });

  // A batch is seven statements on one server and thirteen on two shards; the second batch follows.
  const deaths = shape === "one" ? [2, 3, 4, 5, 6, 11] : [5, 8, 12];
  test("a run that was killed at any statement is finished by the next one", {
    timeout: 120_000,
  }, async () => {
    const { warehouse } = logs[shape];
    for (const dieAt of deaths) {
      const log = await freshLog(warehouse);
      let statements = 0;
      const mortal: Warehouse = {
        ...warehouse,
        command: async (sql, options) => {
          if (++statements >= dieAt) throw new Error("killed");
          await warehouse.command(sql, options);
        },
      };
      const run = applyPlaces(mortal, changesOf(warehouse, log.workspace, 1000), 60);
      await expect(run).rejects.toThrow("killed");
      await applyPlaces(warehouse, changesOf(warehouse, log.workspace, 1000));
      const expected = placesOf({ ...log, interactions: log.interactions.map(moved) });
      expect({ dieAt, places: await placesIn(warehouse, log.workspace) }).toEqual({
        dieAt,
        places: expected,
      });
    }
  });

  test("what the sender said is left out, and everything a rule looks at is there", async () => {
    const { warehouse } = logs[shape];
    const log = await freshLog(warehouse);
    const found: PlacedNow[] = [];
    for await (const now of streamForPlacing(warehouse, log.workspace, 7)) found.push(now);
    const expected = log.interactions.filter(({ placement }) => placement !== "said");
    expect(found).toHaveLength(expected.length);
    const byId = new Map(found.map((now) => [now.id, now]));
    for (const it of expected) {
      const {
        id,
        identity,
        event,
        url,
        source,
        properties,
        order,
        revenue,
        touchpoint,
        channel,
        stage,
        kind,
        direct,
        placement,
      } = it;
      expect(byId.get(id)).toEqual({
        id,
        identity,
        event,
        url,
        source,
        properties,
        order,
        revenue,
        touchpoint,
        channel,
        stage,
        kind,
        direct,
        placement,
        answers: it.answers.length,
        callType: "",
        said: "",
      });
    }
    const [someone] = log.interactions;
    const page = await timeline(warehouse, wholeOf(log.workspace), {
      identities: [someone?.identity ?? ""],
      limit: 5,
    });
    expect(page.items.length).toBeGreaterThan(0);
  });
});
