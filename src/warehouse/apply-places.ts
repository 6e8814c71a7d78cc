// Moves interactions, and the answers that spoke of the same touchpoint, to new places. Changes are staged on every node and
// applied to the node's own tables, answers first: whoever is killed in between leaves the staged changes behind, and the
// next run finishes them before it takes new ones. One run at a time; the caller holds a lock in the records.

import { z } from "zod";
import { RowWriter } from "./row-writer.ts";
import type { Warehouse } from "./warehouse.ts";

/** The new place of an interaction, with the touchpoint it had. */
export interface PlaceChange {
  readonly id: string;
  /** Touchpoint before the change: answers that have another one keep it. */
  readonly before: string;
  readonly touchpoint: string;
  readonly channel: string;
  readonly stage: string;
  readonly kind: string;
  readonly direct: boolean;
  readonly placement: string;
}

type Place = Omit<PlaceChange, "id" | "before">;

const countRow = z.object({ n: z.coerce.number() });

/** Each update rewrites the columns of the parts it touches, so few large batches are better than many. */
const batchSizeDefault = 1_000_000;

/** Looks up a column of the new place of the row whose message id is in `id`; `before` looks at the place it had. */
function lookUp(
  database: string,
  column: keyof Place,
  id: string,
  which: "place" | "before" = "place",
): string {
  return `joinGet('${database}.placing_place', '${column}', joinGet('${database}.placing', '${which}', ${id}))`;
}

/** The two statements that apply what is staged on a node. */
export function placingStatements(database: string, localTable: (table: string) => string): string[] {
  const staged = (id: string) => `joinGet('${database}.placing', 'place', ${id}) != 0`;
  const moved = (column: "touchpoint" | "channel" | "stage") =>
    `${column} = if(touchpoint = ${lookUp(database, "touchpoint", "response", "before")}, ${lookUp(database, column, "response")}, ${column})`;
  const set = (column: keyof Place, id: string) => `${column} = ${lookUp(database, column, id)}`;
  const columns = ["touchpoint", "channel", "stage", "kind", "direct", "placement"] as const;
  return [
    `ALTER TABLE ${localTable("answer")} UPDATE
  ${[moved("touchpoint"), moved("channel"), moved("stage"), set("kind", "response"), set("direct", "response")].join(",\n  ")}
WHERE ${staged("response")}`,
    `ALTER TABLE ${localTable("interaction")} UPDATE
  ${columns.map((column) => set(column, "id")).join(",\n  ")}
WHERE ${staged("id")}`,
  ];
}

async function applyStaged(warehouse: Warehouse, node: string): Promise<void> {
  const { database } = warehouse;
  for (const statement of placingStatements(database, warehouse.localTable)) {
    try {
      await warehouse.command(statement, {
        node,
        // A lookup counts as non-deterministic, which matters to replicas only: each node has all of the staged changes.
        settings: { mutations_sync: "2", allow_nondeterministic_mutations: 1 },
      });
    } catch (thrown) {
      // An update that cannot succeed would be tried for ever and block those behind it.
      const kill =
        "KILL MUTATION WHERE database = {database:String} AND NOT is_done AND latest_fail_reason != ''";
      await warehouse.command(kill, { node, params: { database } }).catch(() => undefined);
      throw thrown;
    }
  }
  await warehouse.command("TRUNCATE TABLE placing", { node });
  await warehouse.command("TRUNCATE TABLE placing_place", { node });
}

async function hasStaged(warehouse: Warehouse, node: string): Promise<boolean> {
  const rows = await warehouse.inspect(
    {
      name: "staged-places",
      sql: "SELECT count() AS n FROM placing",
      params: {},
      row: countRow,
      weight: "quick",
    },
    node,
  );
  return (rows[0]?.n ?? 0) > 0;
}

async function stage(
  warehouse: Warehouse,
  nodes: readonly string[],
  changes: readonly PlaceChange[],
): Promise<void> {
  const numbers = new Map<string, number>();
  const places = new RowWriter();
  const numberOf = (place: Place): number => {
    const { touchpoint, channel, stage, kind, direct, placement } = place;
    const key = JSON.stringify([touchpoint, channel, stage, kind, direct, placement]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(key, number);
    places.uint32(number);
    places.text(touchpoint);
    places.text(channel);
    places.text(stage);
    places.text(kind);
    places.byte(direct ? 1 : 0);
    places.text(placement);
    return number;
  };
  const rows = new RowWriter(changes.length * 16);
  for (const { id, before, ...place } of changes) {
    rows.decimal64(id);
    rows.uint32(numberOf(place));
    rows.uint32(
      numberOf({ touchpoint: before, channel: "", stage: "", kind: "", direct: true, placement: "" }),
    );
  }
  const [placeRows, idRows] = [places.finish(), rows.finish()];
  for (const node of nodes) {
    // Places first: an id without its place would be moved to nowhere.
    await warehouse.command("INSERT INTO placing_place FORMAT RowBinary", { node, rows: placeRows });
    await warehouse.command("INSERT INTO placing (id, place, before) FORMAT RowBinary", {
      node,
      rows: idRows,
    });
  }
}

/**
 * Applies changes, of one workspace or of several (an id says which), and returns how many there were. May be repeated after any failure. Throws `engine-failed` when a node
 * does not answer.
 */
export async function applyPlaces(
  warehouse: Warehouse,
  changes: AsyncIterable<PlaceChange>,
  batchSize = batchSizeDefault,
): Promise<number> {
  const nodes = await warehouse.nodes();
  // Before the first change is read, so that the reader sees what an interrupted run meant.
  for (const node of nodes) if (await hasStaged(warehouse, node)) await applyStaged(warehouse, node);
  let applied = 0;
  let batch: PlaceChange[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    // What a run left without any id staged is of no use.
    for (const node of nodes) await warehouse.command("TRUNCATE TABLE placing_place", { node });
    await stage(warehouse, nodes, batch);
    for (const node of nodes) await applyStaged(warehouse, node);
    applied += batch.length;
    batch = [];
  };
  for await (const change of changes) {
    batch.push(change);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return applied;
}
