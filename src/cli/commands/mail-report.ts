// vivencia mail-report: a message from standard input, as an alias of a mail server pipes it. It ends well whatever the message
// holds, or the server would send that back once more; where Vivencia cannot be reached it asks to be tried again later.

import { Command } from "commander";
import { mailReportOutcomeSchema } from "../../api/contract-asking.ts";
import { reportBytesMax } from "../../domain/mail-report.ts";
import { toAppError } from "../../errors.ts";
import type { Speech } from "../i18n/speech.ts";
import { print, printJson, withConnection } from "../run.ts";

/** EX_TEMPFAIL of sysexits.h: mail servers keep the message and try again. */
const tryAgain = 75;

/** The first bytes of standard input, where a report stands; the rest is read over, so that whoever writes does not break. */
async function readMessage(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    const bytes = Buffer.from(piece);
    if (size < reportBytesMax) pieces.push(bytes.subarray(0, reportBytesMax - size));
    size += bytes.length;
  }
  return Buffer.concat(pieces);
}

/** vivencia mail-report */
export function mailReportCommand(speech: Speech): Command {
  const words = speech.words.mailReport;
  return new Command("mail-report")
    .description(words.description)
    .option("--json", words.json)
    .action(async (options: { json?: boolean }) => {
      const message = await readMessage();
      try {
        await withConnection(speech, async (connection) => {
          const answer = await connection.send("/api/v1/mail-reports", "message/rfc822", message);
          const told = mailReportOutcomeSchema.parse(answer);
          if (options.json) printJson(told);
          else
            print(
              words.outcome[told.outcome],
              ...(told.stopped && told.outcome === "bounced" ? [words.stopped] : []),
            );
        });
      } catch (thrown) {
        process.stderr.write(`${toAppError(thrown).message}\n`);
        process.exitCode = tryAgain;
      }
    });
}
