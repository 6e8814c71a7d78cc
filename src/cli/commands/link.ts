// vivencia link: a new one-time link that signs the owner in.

import { Command } from "commander";
import { z } from "zod";
import type { Speech } from "../i18n/speech.ts";
import { print, printJson, withConnection } from "../run.ts";

const linkSchema = z.object({ token: z.string() });

/** vivencia link */
export function linkCommand(speech: Speech): Command {
  const words = speech.words.link;
  return new Command("link")
    .description(words.description)
    .option("--json", words.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const { token } = linkSchema.parse(await connection.call("POST", "/api/v1/links", {}));
        const link = `${connection.address}/enter#${token}`;
        if (options.json) printJson({ link });
        else print(link);
      }),
    );
}
