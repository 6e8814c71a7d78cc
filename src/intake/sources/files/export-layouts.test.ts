import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { RecipeBody } from "../../../domain/recipe.ts";
import { inspectFile } from "./inspect-file.ts";
import { recogniseExport } from "./recognise-export.ts";

const inspect = (text: string, name = "export.csv") =>
  inspectFile(() => Readable.from([Buffer.from(text)]), name, {
    receivedAt: Date.UTC(2026, 10, 1),
    timeZone: "Europe/Madrid",
  });
const answerOf = (recipe: RecipeBody, column: string) =>
  recipe.answers?.find((answer) => answer.column === column);
const table = (...rows: readonly (readonly string[])[]) =>
  `${rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n")}\n`;

describe("an export of Google Forms", () => {
  const scale = ["1 - Nada", "2", "3", "4", "5 - Mucho"];
  const lists = ["Tienda", "Web, Teléfono", "Tienda, Web", "Web"];

  test("from a Spanish sheet has its dates by day, and several choices of one cell", async () => {
    const text = table(
      [
        "Marca temporal",
        "Dirección de correo electrónico",
        "¿Recomendaría la tienda a un amigo?",
        "¿Le gustó el trato?",
        "¿Qué canales usa?",
        "Comentarios",
      ],
      ...Array.from({ length: 20 }, (_, n) => [
        `${n + 1}/03/2026 9:05:0${n % 10}`,
        `p${n}@example.org`,
        String(n % 11),
        scale[n % 5] ?? "",
        lists[n % 4] ?? "",
        "Muy bien",
      ]),
    );
    const { findings, recipe, preview } = await inspect(text, "Clientes (respuestas).csv");
    expect(findings[0]?.es).toBe("Es una exportación de Google Forms.");
    expect(recipe).toMatchObject({
      source: "google-forms-clientes-respuestas",
      time: { column: "Marca temporal", formats: ["D/M/YYYY H:mm:ss"] },
      customer: [{ kind: "email" }],
    });
    expect(answerOf(recipe, "¿Recomendaría la tienda a un amigo?")).toMatchObject({ metric: "nps" });
    expect(answerOf(recipe, "¿Le gustó el trato?")).toMatchObject({
      metric: "rating",
      map: { "1 - Nada": 1, "5 - Mucho": 5 },
    });
    expect(answerOf(recipe, "¿Qué canales usa?")).toMatchObject({ as: "choice", separator: "," });
    const choices = preview[1]?.["answers"];
    expect(choices).toContainEqual(expect.objectContaining({ metric: "choice", choice: "Web" }));
    expect(choices).toContainEqual(expect.objectContaining({ metric: "choice", choice: "Teléfono" }));
  });

  test("as the form itself writes it has its zone in the time, and semicolons between choices", async () => {
    const text = table(
      ["Timestamp", "How did you hear of us?", "Would you come again?"],
      ...Array.from({ length: 12 }, (_, n) => [
        `2026/03/${n + 10} 9:27:47 PM GMT+2`,
        n % 2 ? "A friend;The web" : "The web",
        n % 3 ? "Yes" : "No",
      ]),
    );
    const { recipe, preview } = await inspect(text);
    expect(recipe.time).toMatchObject({ formats: ["YYYY/M/D h:mm:ss a Z"] });
    expect(preview[0]).toMatchObject({ at: "2026-03-10T19:27:47.000Z" });
    expect(answerOf(recipe, "How did you hear of us?")).toMatchObject({ separator: ";" });
    expect(answerOf(recipe, "Would you come again?")).toMatchObject({ metric: "choice" });
  });

  test("is told from a log that begins with a timestamp", () => {
    const header = ["Timestamp", "host", "level"];
    expect(recogniseExport(header, [["2026/03/10 09:00:00", "a", "info"]])).toBeUndefined();
  });
});

describe("an export of Typeform", () => {
  test("has times in UTC, its token as the row, and drops the network", async () => {
    const text = table(
      [
        "#",
        "How likely are you to recommend <strong>us</strong>?",
        "store_id",
        "Phone number",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
      ],
      ...Array.from({ length: 12 }, (_, n) => [
        `tok${n}`,
        String(n % 11),
        "7",
        `'+3461234567${n % 10}`,
        n === 5 ? "partial" : "completed",
        `2026-02-${10 + n} 07:51:02`,
        "",
        n === 5 ? "" : `2026-02-${10 + n} 07:54:20`,
        `net${n}`,
        "",
      ]),
    );
    const { recipe, findings, preview } = await inspect(text);
    expect(findings.map(({ en }) => en)).toEqual([
      "This is a Typeform export; left out (of the first 12 rows): 1 unfinished.",
      "Not kept, being private: Network ID.",
    ]);
    expect(recipe).toMatchObject({
      source: "typeform",
      id: ["#"],
      time: { column: "Submit Date (UTC)", zone: "UTC" },
      customer: [{ kind: "phone", column: "Phone number" }],
    });
    expect(recipe.answers?.[0]).toMatchObject({
      metric: "nps",
      question: "How likely are you to recommend us?",
    });
    expect(preview[0]).toMatchObject({
      at: "2026-02-10T07:54:20.000Z",
      identifiers: [{ kind: "phone", value: "+34612345670" }],
    });
  });
});

describe("an export of Formbricks", () => {
  test("has numbered questions, and rows of a matrix apart", async () => {
    const text = table(
      [
        "No.",
        "Response ID",
        "Timestamp",
        "Finished",
        "Survey ID",
        "Formbricks ID (internal)",
        "User ID",
        "Tags",
        "url",
        "1. Would you recommend us to a friend?",
        "2. Which do you use?",
        "2. Which do you use? - Option ID",
        "3. Rate us - Speed",
        "3. Rate us - Price",
      ],
      ...Array.from({ length: 12 }, (_, n) => [
        ...[
          `${n}`,
          `resp${n}`,
          `2026-04-${10 + n} 08:00:00`,
          n === 2 ? "No" : "Yes",
          "s1",
          `c${n}`,
          `U-${n}`,
          "",
        ],
        ...[
          "https://example.org/",
          String(n % 11),
          n % 2 ? "Web; App" : "Web",
          "o1; o2",
          n % 2 ? "Good" : "Bad",
          "Good",
        ],
      ]),
    );
    const { recipe, findings } = await inspect(text);
    expect(findings[0]?.en).toBe(
      "This is a Formbricks export; left out (of the first 12 rows): 1 unfinished.",
    );
    expect(recipe).toMatchObject({
      source: "formbricks",
      id: ["Response ID"],
      time: { column: "Timestamp" },
    });
    expect(recipe.customer).toMatchObject([{ kind: "user" }, { kind: "external:formbricks" }]);
    expect(answerOf(recipe, "1. Would you recommend us to a friend?")).toMatchObject({ metric: "nps" });
    expect(answerOf(recipe, "2. Which do you use?")).toMatchObject({ separator: ";" });
    expect(answerOf(recipe, "2. Which do you use? - Option ID")).toBeUndefined();
  });
});
