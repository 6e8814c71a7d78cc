// vivencia questions list, and what `vivencia ask --saved` needs: a saved question by its name or id, answered by the server
// as every screen has it.

import { Command } from "commander";
import {
  type FigureAnswer,
  figureAnswerSchema,
  type SavedQuestion,
  savedQuestionsSchema,
} from "../../api/contract-figures.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import { AppError } from "../../errors.ts";
import type { Connection } from "../connection.ts";
import type { Speech } from "../i18n/speech.ts";
import { wordFor } from "../place-names.ts";
import { clip, formatTable } from "../print-table.ts";
import { print, printJson, withConnection } from "../run.ts";

/** Letters of a name that the list shows. */
const nameLength = 60;

function listCommand(speech: Speech): Command {
  const { questions: words, ask, option } = speech.words;
  const { name, metric, by, made, changed, id } = words.heading;
  return new Command("list")
    .description(words.list)
    .option("--json", option.json)
    .action((options: { json?: boolean }) =>
      withConnection(speech, async (connection) => {
        const answer = await connection.call("GET", "/api/v1/questions");
        if (options.json) return printJson(answer);
        const { questions } = savedQuestionsSchema.parse(answer);
        if (questions.length === 0) return print(words.none);
        const rows = questions.map((one) => [
          clip(one.name, nameLength),
          METRICS[one.view.metric].name[speech.language],
          one.view.by.map((field) => wordFor(ask.field, field.replace(/^trait:/, ""))).join(", "),
          one.madeBy,
          one.updatedAt.slice(0, 16).replace("T", " "),
          one.id,
        ]);
        const headings = [name, metric, by, made, changed, id].map((heading) => ({ heading }));
        return print(...formatTable(headings, rows));
      }),
    );
}

/** vivencia questions list */
export function questionsCommand(speech: Speech): Command {
  return new Command("questions")
    .description(speech.words.questions.description)
    .addCommand(listCommand(speech));
}

/** The saved question that a text names. Throws `bad-input` when none or several do. */
export function chooseSaved(
  speech: Speech,
  questions: readonly SavedQuestion[],
  text: string,
): SavedQuestion {
  const low = text.trim().toLocaleLowerCase();
  const exact = questions.find(({ id }) => id === low);
  const named = exact ? [exact] : questions.filter(({ name }) => name.toLocaleLowerCase() === low);
  const [found, ...others] = named;
  if (!found) throw new AppError("bad-input", speech.words.questions.unknown(text));
  if (others.length > 0)
    throw new AppError(
      "bad-input",
      speech.words.questions.several(text, named.map(({ id }) => id).join(", ")),
    );
  return found;
}

/** A saved question with the figure that screens show for it at this moment. */
export async function answerSaved(
  connection: Connection,
  speech: Speech,
  text: string,
): Promise<{ readonly question: SavedQuestion; readonly figure: FigureAnswer; readonly raw: unknown }> {
  const { questions } = savedQuestionsSchema.parse(await connection.call("GET", "/api/v1/questions"));
  const question = chooseSaved(speech, questions, text);
  const raw = await connection.call("POST", "/api/v1/figures", { view: question.view });
  return { question, figure: figureAnswerSchema.parse(raw), raw };
}
