// vivencia customer: who is behind an identifier and everything that happened; parting what was joined.

import { Command } from "commander";
import { customerSchema, timelineAnswerSchema } from "../../api/contract.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

/** vivencia customer show | part */
export function customerCommand(): Command {
  const customer = new Command("customer").description("One customer: identifiers, merges and timeline");
  customer
    .command("show")
    .description("who is behind an identifier, and the latest interactions")
    .argument("<kind>", "user, email, phone, loyalty, anonymous or external:NAME")
    .argument("<value>")
    .option("--limit <n>", "how many interactions", "20")
    .option("--json", "as JSON")
    .action((kind: string, value: string, options: { limit: string; json?: boolean }) =>
      withConnection(async (connection) => {
        const query = new URLSearchParams({ kind, value });
        const found = customerSchema.parse(await connection.call("GET", `/api/v1/customers/lookup?${query}`));
        const page = await connection.call(
          "GET",
          `/api/v1/customers/${found.id}/timeline?limit=${options.limit}`,
        );
        const { items } = timelineAnswerSchema.parse(page);
        if (options.json) return printJson({ ...found, timeline: items });
        const headings = ["at", "kind", "channel", "touchpoint", "event", "said"].map((heading) => ({
          heading,
        }));
        const rows = items.map((item) => [
          item.at.slice(0, 19).replace("T", " "),
          item.kind,
          item.channel,
          item.touchpoint,
          item.event,
          item.answers
            .map((a) => (a.score === null ? a.text || a.choice : `${a.metric} ${a.score}`))
            .join(" · ")
            .slice(0, 80),
        ]);
        return print(
          `Customer ${found.id}: ${found.interactions} interactions`,
          ...found.identifiers.map((i) => `  ${i.kind}: ${i.value}   (${i.evidence})`),
          ...Object.entries(found.traits).map(([key, trait]) => `  ${key} = ${trait}`),
          ...found.merges.map((m) => `  merge ${m.id}: ${m.reason}${m.undoneAt ? " (undone)" : ""}`),
          "",
          ...formatTable(headings, rows),
        );
      }),
    );
  customer
    .command("part")
    .description("undo a merge; the two are never joined again by themselves")
    .argument("<merge>", "id of the merge, as `customer show` prints it")
    .action((merge: string) =>
      withConnection(async (connection) => {
        await connection.call("POST", `/api/v1/merges/${encodeURIComponent(merge)}/undo`);
        print("The merge is undone; figures follow at once.");
      }),
    );
  return customer;
}
