// The way from being invited to having answered, and whether those who answered are like those who were asked: by way,
// language and unit of the invitation, by how long the company has known them and by what they brought in.

import type { InvitationHold } from "../../domain/contact-rules.ts";
import type { Sight } from "../../domain/sight.ts";
import { type AskedGroup, type JudgedGroup, judgeGroups } from "../../domain/survey/response-lean.ts";
import { askedPeople, countInvitations } from "../../records/survey-invitation-store.ts";
import { relations, relationsMax } from "../../warehouse/relations.ts";
import type { App } from "../app.ts";
import { surveyOf } from "../survey-of.ts";

const dayMs = 86_400_000;

/** The steps, each of those that went before; `declined` is beside them. */
export const funnelSteps = ["invited", "sent", "opened", "started", "completed"] as const;

/** What the asked are divided by. */
export const leanFields = ["way", "language", "unit", "relation", "value"] as const;

/** The funnel of a survey. */
export interface Funnel {
  readonly steps: Readonly<Record<(typeof funnelSteps)[number], number>>;
  readonly waiting: number;
  readonly failed: number;
  readonly declined: number;
  readonly held: Readonly<Partial<Record<InvitationHold, number>>>;
  readonly groups: readonly {
    readonly by: (typeof leanFields)[number];
    readonly groups: readonly JudgedGroup[];
  }[];
}

function addUp(rows: readonly { readonly key: string; readonly asked: number; readonly answered: number }[]) {
  const groups = new Map<string, AskedGroup>();
  for (const { key, asked, answered } of rows) {
    const before = groups.get(key) ?? { key, asked: 0, answered: 0 };
    groups.set(key, { key, asked: before.asked + asked, answered: before.answered + answered });
  }
  return [...groups.values()].sort((a, b) => b.asked - a.asked);
}

function relationOf(firstAt: number | undefined, now: number): string {
  if (firstAt === undefined) return "unknown";
  const days = (now - firstAt) / dayMs;
  return days < 90 ? "new" : days < 365 ? "year" : "old";
}

/** The funnel of a survey within a sight. Throws `not-found`. */
export async function surveyFunnel(
  app: Pick<App, "context" | "database" | "warehouse">,
  { workspace, units }: Sight,
  id: string,
): Promise<Funnel> {
  await surveyOf(app.database, workspace, id);
  const [rows, people] = await Promise.all([
    countInvitations(app.database, id, units),
    askedPeople(app.database, id, units, relationsMax),
  ]);
  const known = new Map(
    (
      await relations(
        app.warehouse,
        workspace,
        people.map(({ identity }) => identity),
      )
    ).map((one) => [one.identity, one]),
  );
  const now = app.context.now();
  const paid = [...known.values()].map(({ revenue }) => revenue).filter((revenue) => revenue > 0);
  const middle = paid.sort((a, b) => a - b)[Math.floor(paid.length / 2)] ?? 0;
  const worthOf = (revenue: number) => (revenue <= 0 ? "none" : revenue < middle ? "lower" : "higher");
  const byPerson = (keyOf: (identity: string) => string) =>
    addUp(
      people.map(({ identity, answered }) => ({
        key: keyOf(identity),
        asked: 1,
        answered: answered ? 1 : 0,
      })),
    );
  const asked = rows.filter(({ hold }) => hold === null);
  const byRow = (field: "way" | "language" | "unit") =>
    addUp(asked.map((row) => ({ key: row[field], asked: row.sent, answered: row.completed })));
  const sum = (
    field: "n" | "waiting" | "sent" | "failed" | "opened" | "started" | "completed" | "declined",
  ) => asked.reduce((total, row) => total + row[field], 0);
  const held: Partial<Record<InvitationHold, number>> = {};
  for (const { hold, n } of rows) if (hold !== null) held[hold] = (held[hold] ?? 0) + n;
  const divisions = {
    way: byRow("way"),
    language: byRow("language"),
    unit: byRow("unit"),
    relation: byPerson((identity) => relationOf(known.get(identity)?.firstAt, now)),
    value: byPerson((identity) => worthOf(known.get(identity)?.revenue ?? 0)),
  };
  return {
    steps: {
      invited: sum("n"),
      sent: sum("sent"),
      opened: sum("opened"),
      started: sum("started"),
      completed: sum("completed"),
    },
    waiting: sum("waiting"),
    failed: sum("failed"),
    declined: sum("declined"),
    held,
    groups: leanFields
      .map((by) => ({ by, groups: judgeGroups(divisions[by]) }))
      // One group is no comparison.
      .filter(({ groups }) => groups.length > 1),
  };
}
