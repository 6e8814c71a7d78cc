// vivencia link: a new one-time link that signs the owner in.

import { Command } from "commander";
import { z } from "zod";
import { print, printJson, withConnection } from "../run.ts";

const linkSchema = z.object({ token: z.string() });

/** vivencia link */
export function linkCommand(): Command {
  return new Command("link")
    .description("Print a one-time link that signs the owner in (valid for a day)")
    .option("--json", 'as JSON: {"link": …}')
    .action((options: { json?: boolean }) =>
      withConnection(async (connection) => {
        const { token } = linkSchema.parse(await connection.call("POST", "/api/v1/links", {}));
        const link = `${connection.address}/enter#${token}`;
        if (options.json) printJson({ link });
        else print(link);
      }),
    );
}
