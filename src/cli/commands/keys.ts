// vivencia keys: make, list and end API keys.

import { Command } from "commander";
import { z } from "zod";
import { keyMadeSchema, keysAnswerSchema } from "../../api/contract.ts";
import { AppError } from "../../errors.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

const kindSchema = z.enum(["write", "secret"]);

/** vivencia keys create | list | revoke */
export function keysCommand(): Command {
  const keys = new Command("keys").description("API keys: write keys send, secret keys read");
  keys
    .command("create")
    .description("make a key; its text is shown this once")
    .requiredOption("--kind <kind>", "write (sends only, may stand in a web page) or secret (reads)")
    .option("--name <name>", "what it is for", "key")
    .option("--json", 'as JSON: {"key": …}')
    .action((options: { kind: string; name: string; json?: boolean }) =>
      withConnection(async (connection) => {
        const kind = kindSchema.safeParse(options.kind);
        if (!kind.success)
          throw new AppError("bad-input", `--kind ${options.kind}: must be write or secret.`);
        const body = { kind: kind.data, name: options.name };
        const made = keyMadeSchema.parse(await connection.call("POST", "/api/v1/keys", body));
        if (options.json) printJson(made);
        else print(made.key, ...(made.kind === "secret" ? ["Keep it now: it is not shown again."] : []));
      }),
    );
  keys
    .command("list")
    .description("the live keys")
    .option("--json", "as JSON")
    .action((options: { json?: boolean }) =>
      withConnection(async (connection) => {
        const answer = await connection.call("GET", "/api/v1/keys");
        if (options.json) return printJson(answer);
        const rows = keysAnswerSchema
          .parse(answer)
          .keys.map((key) => [key.id, key.kind, key.name, `${key.start}…`, key.lastUsedAt ?? "never"]);
        const headings = ["id", "kind", "name", "begins", "last used"].map((heading) => ({ heading }));
        return print(...formatTable(headings, rows));
      }),
    );
  keys
    .command("revoke")
    .description("end a key")
    .argument("<id>")
    .action((id: string) =>
      withConnection(async (connection) => {
        await connection.call("DELETE", `/api/v1/keys/${encodeURIComponent(id)}`);
        print("The key is ended.");
      }),
    );
  return keys;
}
