// The command as commander has it: its help and complaints in both languages, and the reference that names all of it.

import { readFileSync } from "node:fs";
import { type Command, CommanderError } from "commander";
import { expect, test } from "vitest";
import { speakIn } from "./i18n/speech.ts";
import { createProgram } from "./program.ts";

interface Heard {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** Parses a line that ends before any command runs, and tells what was printed. */
async function hear(language: "es" | "en", ...line: string[]): Promise<Heard> {
  let out = "";
  let err = "";
  const program = createProgram(speakIn(language));
  const listen = (command: Command): void => {
    command.configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        err += text;
      },
    });
    for (const below of command.commands) listen(below);
  };
  listen(program);
  const thrown: unknown = await program.parseAsync(line, { from: "user" }).catch((error: unknown) => error);
  if (!(thrown instanceof CommanderError)) throw new Error("The line was no mistake.");
  return { out, err, exit: thrown.exitCode };
}

function leavesOf(command: Command, path: readonly string[] = ["vivencia"]): [string, Command][] {
  return command.commands.flatMap((below): [string, Command][] => {
    const name = [...path, below.name()];
    return below.commands.length > 0 ? leavesOf(below, name) : [[name.join(" "), below]];
  });
}

const complaints: readonly (readonly [string[], string, string])[] = [
  [["ask"], "Something is missing: <metric>.", "Falta algo: <indicador>."],
  [["ask", "nps", "--from"], "--from <date> needs a value.", "--from <fecha> necesita un valor."],
  [
    ["ask", "nps", "--form=1"],
    "There is no option --form=1. Did you mean --from?",
    "No existe la opción --form=1. ¿Querías decir --from?",
  ],
  [["aks"], "There is no command aks. Did you mean ask?", "No existe el comando aks. ¿Querías decir ask?"],
  [
    ["keys", "lost"],
    "There is no command lost. Did you mean list?",
    "No existe el comando lost. ¿Querías decir list?",
  ],
  [["keys", "create"], "--kind <kind> must be given.", "Hay que indicar --kind <tipo>."],
  [["link", "a"], "Too many words: 0 can be given, not 1.", "Sobran palabras: caben 0 y hay 1."],
];

test.each(complaints)(
  "%j is explained in both languages, without a word of the other",
  async (line, english, spanish) => {
    expect((await hear("en", ...line)).err).toBe(`${english}\n(add --help to see what can be written)\n`);
    expect((await hear("es", ...line)).err).toBe(`${spanish}\n(con --help se ve qué se puede escribir)\n`);
  },
);

test("a mistyped line is an error, asking for help or the version is none", async () => {
  expect((await hear("en", "aks")).exit).not.toBe(0);
  expect((await hear("en", "--help")).exit).toBe(0);
  expect((await hear("en", "--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("the help of every command is in the language asked for", async () => {
  const names = leavesOf(createProgram(speakIn("en"))).map(([name]) => name.split(" ").slice(1));
  expect(names.length).toBeGreaterThan(12);
  for (const name of [[], ["keys"], ...names]) {
    const spanish = (await hear("es", ...name, "--help")).out;
    expect(spanish).toMatch(/^Uso: vivencia/);
    expect(spanish).not.toMatch(
      /Usage|Options:|Arguments:|Commands:|\[options\]|\[command\]|default|display|\bthe\b/,
    );
    const english = (await hear("en", ...name, "--help")).out;
    expect(english).toMatch(/^Usage: vivencia/);
    expect(english).not.toMatch(/Uso|Opciones|por defecto/);
  }
});

test("both languages have the same commands, options and defaults", () => {
  const grammar = (language: "es" | "en") =>
    leavesOf(createProgram(speakIn(language))).map(([name, command]) => [
      name,
      command.registeredArguments.map(({ required, variadic }) => [required, variadic]),
      command.options.map(({ long, short, required, defaultValue }) => [long, short, required, defaultValue]),
    ]);
  expect(grammar("es")).toEqual(grammar("en"));
});

test("the reference names every command with its arguments and every option, and no other", () => {
  const text = readFileSync(new URL("../../docs/reference/cli.md", import.meta.url), "utf8");
  const sections = new Map(
    [...text.matchAll(/^## (vivencia [^\n]+)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm)].map((match) => [
      match[1] ?? "",
      match[2] ?? "",
    ]),
  );
  const leaves = new Map(leavesOf(createProgram(speakIn("en"))));
  expect([...sections.keys()].sort()).toEqual([...leaves.keys()].sort());
  for (const [name, command] of leaves) {
    const section = sections.get(name) ?? "";
    const told = [...section.matchAll(/^\| `(--[^`]+)` \|/gm)].map((match) => match[1]);
    expect(told, name).toEqual(command.options.map(({ flags }) => flags));
    const usage = command.registeredArguments.map((one) => `<${one.name()}${one.variadic ? "..." : ""}>`);
    expect(section, name).toContain(["`", [name, ...usage].join(" ")].join(""));
  }
});
