// vivencia keys: make, list and end API keys.

import { Command } from "commander";
import { z } from "zod";
import { keyMadeSchema, keysAnswerSchema } from "../../api/contract.ts";
import { keyScopes } from "../../domain/permission.ts";
import { AppError } from "../../errors.ts";
import type { Speech } from "../i18n/speech.ts";
import { formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

const kindSchema = z.enum(["write", "secret"]);

/** Moments of the API as `2026-01-31 10:20`, in UTC as they come. */
const moment = (iso: string) => iso.slice(0, 16).replace("T", " ");

interface CreateOptions {
  readonly kind: string;
  readonly name: string;
  readonly scope?: string;
  readonly unit?: string[];
  readonly json?: boolean;
}

function createCommand(speech: Speech): Command {
  const { keys: words, place } = speech.words;
  return new Command("create")
    .description(words.create)
    .requiredOption(`--kind <${place.kind}>`, words.kind)
    .option(`--name <${place.name}>`, words.nameOption, "key")
    .option(`--scope <${place.scopes}>`, words.scopeOption)
    .option(`--unit <${place.unit}>`, words.unitOption, (unit: string, all: string[] = []) => [...all, unit])
    .option("--json", words.json)
    .action((options: CreateOptions) =>
      withConnection(speech, async (connection) => {
        const kind = kindSchema.safeParse(options.kind);
        if (!kind.success) throw new AppError("bad-input", words.badKind(options.kind));
        const scopes = options.scope?.split(",").map((scope) => scope.trim());
        const wrong = scopes?.find((scope) => !keyScopes.some((known) => known === scope));
        if (wrong !== undefined) throw new AppError("bad-input", words.badScope(wrong, keyScopes.join(", ")));
        const body = {
          kind: kind.data,
          name: options.name,
          ...(scopes && { scopes }),
          ...(options.unit && { units: options.unit }),
        };
        const made = keyMadeSchema.parse(await connection.call("POST", "/api/v1/keys", body));
        if (options.json) printJson(made);
        else print(made.key, ...(made.kind === "secret" ? [words.keep] : []));
      }),
    );
}

function listCommand(speech: Speech): Command {
  const { keys: words, option } = speech.words;
  const { id, kind, name, begins, may, units, made, used } = words.heading;
  return new Command("list")
    .description(words.list)
    .option("--json", option.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const answer = await connection.call("GET", "/api/v1/keys");
        if (options.json) return printJson(answer);
        const { keys } = keysAnswerSchema.parse(answer);
        if (keys.length === 0) return print(words.none);
        const rows = keys.map((key) => [
          key.name,
          key.kind,
          `${key.start}…`,
          key.kind === "write" ? words.send : key.scopes.join(", "),
          key.units === null ? words.allUnits : key.units.join(", "),
          moment(key.createdAt),
          key.lastUsedAt === null ? words.never : moment(key.lastUsedAt),
          key.id,
        ]);
        const headings = [name, kind, begins, may, units, made, used, id].map((heading) => ({ heading }));
        return print(...formatTable(headings, rows));
      }),
    );
}

function revokeCommand(speech: Speech): Command {
  const { keys: words, place } = speech.words;
  return new Command("revoke")
    .description(words.revoke)
    .argument(`<${place.id}>`)
    .action((id: string) =>
      withConnection(speech, async (connection) => {
        await connection.call("DELETE", `/api/v1/keys/${encodeURIComponent(id)}`);
        print(words.ended);
      }),
    );
}

/** vivencia keys create | list | revoke */
export function keysCommand(speech: Speech): Command {
  return new Command("keys")
    .description(speech.words.keys.description)
    .addCommand(createCommand(speech))
    .addCommand(listCommand(speech))
    .addCommand(revokeCommand(speech));
}
