// The `vivencia` command. Results go to standard output, everything else to standard error; `--json` gives the API's own
// answer. Exit codes are those of docs/reference/errors.md.

import { Command } from "commander";
import { errorCodes, toAppError } from "../errors.ts";
import { readVersion } from "../version.ts";
import { askCommand } from "./commands/ask.ts";
import { customerCommand } from "./commands/customer.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { importCommand } from "./commands/import.ts";
import { keysCommand } from "./commands/keys.ts";
import { linkCommand } from "./commands/link.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { touchpointsCommand } from "./commands/touchpoints.ts";

const program = new Command("vivencia")
  .description("Customer experience: import, ask, check. The server is started with npm start.")
  .version(readVersion())
  .showHelpAfterError("(vivencia --help lists what can be done)");

for (const command of [
  askCommand(),
  importCommand(),
  keysCommand(),
  linkCommand(),
  doctorCommand(),
  simulateCommand(),
  touchpointsCommand(),
  quarantineCommand(),
  customerCommand(),
])
  program.addCommand(command);

try {
  await program.parseAsync();
} catch (thrown) {
  const error = toAppError(thrown);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = errorCodes[error.code].exit;
}
