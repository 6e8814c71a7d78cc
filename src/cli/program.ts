// The whole command as commander knows it, in one language: its commands, its help, and what it says of a mistyped line.
// commander itself speaks English alone and has no catalogue; its sentences are read here and said again from ours.

import { Command, Help as CommanderHelp, type Help } from "commander";
import { readVersion } from "../version.ts";
import { askCommand } from "./commands/ask.ts";
import { auditCommand } from "./commands/audit.ts";
import { customerCommand } from "./commands/customer.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { importCommand } from "./commands/import.ts";
import { keysCommand } from "./commands/keys.ts";
import { linkCommand } from "./commands/link.ts";
import { mailReportCommand } from "./commands/mail-report.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { questionsCommand } from "./commands/questions.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { touchpointsCommand } from "./commands/touchpoints.ts";
import type { Words } from "./i18n/en.ts";
import type { Speech } from "./i18n/speech.ts";

/** What commander says of a line that cannot be, in the words of a catalogue. Text that is not its own stays as it is. */
export function explainUsage(words: Words, said: string): string {
  const { usageError } = words;
  const [, , suggested] = /\n\(Did you mean (one of )?(.+)\?\)/.exec(said) ?? [];
  const hint = suggested === undefined ? "" : ` ${usageError.didYouMean(suggested)}`;
  const forms: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
    [/^error: missing required argument '(.+)'/, usageError.missingArgument],
    [/^error: option '(.+)' argument missing/, usageError.missingValue],
    [/^error: required option '(.+)' not specified/, usageError.missingOption],
    [/^error: unknown option '(.+)'/, usageError.unknownOption],
    [/^error: unknown command '(.+)'/, usageError.unknownCommand],
    [/^error: too many arguments.*\. Expected (\d+) arguments? but got (\d+)/, usageError.tooMany],
  ];
  for (const [pattern, say] of forms) {
    const found = pattern.exec(said);
    if (found) return `${say(...found.slice(1))}${hint}\n`;
  }
  return said;
}

/** The parts of commander's help that hold words. */
function helpIn(words: Words): Partial<Help> {
  const { help } = words;
  const plain = new CommanderHelp();
  const titles: Readonly<Record<string, string>> = {
    "Usage:": help.usage,
    "Arguments:": help.arguments,
    "Options:": help.options,
    "Commands:": help.commands,
  };
  const places = (text: string) =>
    text.replace("[options]", help.optionsPlace).replace("[command]", help.commandPlace);
  return {
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => places(plain.commandUsage(command)),
    subcommandTerm: (command) => places(plain.subcommandTerm(command)),
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === "string" ? `${description} (${help.default(defaultValue)})` : description,
  };
}

/** Gives a command and all below it the same manners. */
function teach(command: Command, words: Words): void {
  const { help } = words;
  command
    .helpOption("-h, --help", help.helpOption)
    .configureHelp(helpIn(words))
    .configureOutput({ outputError: (said, write) => write(explainUsage(words, said)) })
    .showHelpAfterError(help.afterError)
    .exitOverride();
  if (command.commands.length > 0) command.helpCommand(`help ${help.commandPlace}`, help.helpCommand);
  for (const below of command.commands) teach(below, words);
}

/** The `vivencia` command in one language. Parsing it throws commander's own error for a line that cannot be. */
export function createProgram(speech: Speech): Command {
  const { words } = speech;
  const program = new Command("vivencia")
    .description(words.help.program)
    .version(readVersion(), "-V, --version", words.help.versionOption);
  for (const command of [
    importCommand(speech),
    askCommand(speech),
    questionsCommand(speech),
    customerCommand(speech),
    touchpointsCommand(speech),
    quarantineCommand(speech),
    keysCommand(speech),
    auditCommand(speech),
    linkCommand(speech),
    mailReportCommand(speech),
    simulateCommand(speech),
    doctorCommand(speech),
  ])
    program.addCommand(command);
  teach(program, words);
  return program;
}
