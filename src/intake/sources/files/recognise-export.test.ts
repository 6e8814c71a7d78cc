import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { parseRecipe, type RecipeBody } from "../../../domain/recipe.ts";
import { readItems } from "./import-file.ts";
import { inspectFile } from "./inspect-file.ts";
import { recogniseExport } from "./recognise-export.ts";

const options = { receivedAt: Date.UTC(2026, 10, 1), timeZone: "Europe/Madrid" };
const source = (text: string) => () => Readable.from([Buffer.from(text)]);
const inspect = (text: string, name = "export.csv") => inspectFile(source(text), name, options);

function checked(body: RecipeBody) {
  const parsed = parseRecipe(body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.recipe;
}

/** All that a file becomes by the recipe that is proposed for it. */
async function importAll(text: string, name?: string) {
  const { recipe } = await inspect(text, name);
  const items = [];
  let skipped = 0;
  for await (const block of readItems(source(text), checked(recipe), { receivedAt: options.receivedAt })) {
    items.push(...block.items);
    skipped += block.skipped;
  }
  return { items, skipped };
}

const answerOf = (recipe: RecipeBody, column: string) =>
  recipe.answers?.find((answer) => answer.column === column);
const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
const table = (...rows: readonly (readonly string[])[]) => `${rows.map(quoted).join("\n")}\n`;

const qualtricsHeader = [
  ["StartDate", "Start Date", '{"ImportId":"startDate","timeZone":"America/Denver"}'],
  ["EndDate", "End Date", '{"ImportId":"endDate","timeZone":"America/Denver"}'],
  ["Status", "Response Type", '{"ImportId":"status"}'],
  ["IPAddress", "IP Address", '{"ImportId":"ipAddress"}'],
  ["Progress", "Progress", '{"ImportId":"progress"}'],
  ["Finished", "Finished", '{"ImportId":"finished"}'],
  ["RecordedDate", "Recorded Date", '{"ImportId":"recordedDate","timeZone":"America/Denver"}'],
  ["ResponseId", "Response ID", '{"ImportId":"_recordId"}'],
  ["RecipientFirstName", "Recipient First Name", '{"ImportId":"recipientFirstName"}'],
  ["RecipientEmail", "Recipient Email", '{"ImportId":"recipientEmail"}'],
  ["ExternalReference", "External Data Reference", '{"ImportId":"externalDataReference"}'],
  ["LocationLatitude", "Location Latitude", '{"ImportId":"locationLatitude"}'],
  ["LocationLongitude", "Location Longitude", '{"ImportId":"locationLongitude"}'],
  ["UserLanguage", "User Language", '{"ImportId":"userLanguage"}'],
  ["Q1_NPS_GROUP", "¿Nos recomendaría a un amigo? - Group", '{"ImportId":"QID1_NPS_GROUP"}'],
  ["Q1", "¿Con qué probabilidad nos recomendaría a un amigo?", '{"ImportId":"QID1"}'],
  ["Q2", "¿Cuál es el motivo?", '{"ImportId":"QID2_TEXT"}'],
  ["Q3", "La empresa me lo puso fácil", '{"ImportId":"QID3"}'],
  ["Q4_1", "Valore estos aspectos - Trato", '{"ImportId":"QID4_1"}'],
  ["Q4_2", "Valore estos aspectos - Limpieza", '{"ImportId":"QID4_2"}'],
  ["Q4_3", "Valore estos aspectos - Rapidez", '{"ImportId":"QID4_3"}'],
  ["Store", "Store", '{"ImportId":"Store"}'],
];

function qualtricsRow(n: number, status: string, finished: string): string[] {
  const day = `2026-03-${String((n % 27) + 1).padStart(2, "0")}`;
  return [
    ...[`${day} 10:00:00`, `${day} 10:05:00`, status, `10.0.0.${n}`, finished === "True" ? "100" : "40"],
    ...[finished, `${day} 10:05:01`, `R_${n}abc`, "Ana", `ana${n}@example.org`, `C-${n}`],
    ...["40.4", "-3.7", "ES-ES", n % 2 ? "Promoter" : "Detractor", String(n % 11)],
    ...[
      "Bien",
      String((n % 7) + 1),
      String((n % 5) + 1),
      String(((n + 1) % 5) + 1),
      String(((n + 3) % 5) + 1),
    ],
    `Tienda ${n % 3}`,
  ];
}

const qualtrics = table(
  ...[0, 1, 2].map((row) => qualtricsHeader.map((cells) => cells[row] ?? "")),
  ...Array.from({ length: 24 }, (_, n) => qualtricsRow(n, "IP Address", "True")),
  qualtricsRow(24, "Survey Preview", "True"),
  qualtricsRow(25, "1", "True"),
  qualtricsRow(26, "IP Address", "False"),
);

describe("an export of Qualtrics", () => {
  test("is told by its import ids, and says what is left out", async () => {
    const { findings, recipe, preview } = await inspect(qualtrics, "CX_March 3, 2026_10.12.csv");
    expect(findings[0]).toEqual({
      en: "This is a Qualtrics export; left out (of the first 27 rows): 2 previews, 1 unfinished.",
      es: "Es una exportación de Qualtrics; quedan fuera (de las 27 primeras filas): 2 vistas previas, 1 respuesta sin terminar.",
    });
    expect(recipe).toMatchObject({
      source: "qualtrics",
      format: { headerRow: 1, headerRows: 3 },
      id: ["ResponseId"],
      time: [{ column: "EndDate", zone: "America/Denver" }, { column: "RecordedDate" }],
      language: { column: "UserLanguage" },
      unit: { column: "Store" },
      leaveOut: ["IPAddress", "LocationLatitude", "LocationLongitude"],
      comments: [{ column: "Q2", question: "¿Cuál es el motivo?" }],
      traits: { firstName: "RecipientFirstName" },
      kind: "answered",
    });
    expect(recipe.customer).toEqual([
      { kind: "user", column: "ExternalReference" },
      { kind: "email", column: "RecipientEmail" },
    ]);
    expect(preview[0]).toMatchObject({ at: "2026-03-01T17:05:00.000Z", language: "es" });
  });

  test("has its scores by what was asked, each on its scale", async () => {
    const { recipe } = await inspect(qualtrics);
    expect(answerOf(recipe, "Q1")).toMatchObject({
      metric: "nps",
      scale: "0-10",
      question: "¿Con qué probabilidad nos recomendaría a un amigo?",
    });
    expect(answerOf(recipe, "Q1_NPS_GROUP")).toBeUndefined();
    expect(answerOf(recipe, "Q3")).toMatchObject({ metric: "ces", scale: "1-7" });
    for (const column of ["Q4_1", "Q4_2", "Q4_3"])
      expect(answerOf(recipe, column)).toMatchObject({ metric: "rating", scale: "1-5" });
    expect(recipe.answers?.every((answer) => answer.touchpoint === undefined)).toBe(true);
  });

  test("gives no header, preview or unfinished response as an interaction, and keeps nothing private", async () => {
    const { items, skipped } = await importAll(qualtrics);
    expect(items).toHaveLength(24);
    expect(skipped).toBe(3);
    expect(items.every(({ arrival }) => arrival.type === "interaction")).toBe(true);
    const kept = JSON.stringify(items.map(({ arrival, raw }) => [arrival, raw()]));
    expect(kept).not.toContain("10.0.0.");
    expect(kept).not.toContain("40.4");
  });

  test("in UTC, or in a zone that nobody knows, is read like any other", async () => {
    const at = async (zone: string) =>
      (await inspect(qualtrics.replaceAll("America/Denver", zone))).preview[0]?.["at"];
    // Workspaces are in Madrid here.
    expect([await at("Z"), await at("UTC"), await at("Mars/Base")]).toEqual([
      ...["2026-03-01T10:05:00.000Z", "2026-03-01T10:05:00.000Z", "2026-03-01T09:05:00.000Z"],
    ]);
  });

  test("has the same rows whatever the file is called, so that they count once", async () => {
    const ids = (all: Awaited<ReturnType<typeof importAll>>) =>
      all.items.map(({ arrival }) => arrival.type === "interaction" && arrival.sourceId);
    const [march, april] = [await inspect(qualtrics, "march.csv"), await inspect(qualtrics, "april.csv")];
    expect(march.recipe.source).toBe(april.recipe.source);
    expect(ids(await importAll(qualtrics, "march.csv"))).toEqual(
      ids(await importAll(qualtrics, "april.csv")),
    );
  });

  test("in another language is told by what is the same everywhere", async () => {
    const german = qualtrics
      .replace(/"Survey Preview"/g, '"Umfragevorschau"')
      .replace(/"False"/g, '"Falsch"')
      .split("\n")
      .map((line, n) => {
        const channel = ["DistributionChannel", "Verteilungskanal", '{""ImportId"":""distributionChannel""}'][
          n
        ];
        if (line === "") return line;
        return `${line},"${channel ?? (line.includes("Umfragevorschau") ? "preview" : "email")}"`;
      })
      .join("\n");
    const { findings, recipe } = await inspect(german);
    expect(findings[0]?.en).toContain("2 previews, 1 unfinished");
    expect(recipe.channel).toMatchObject({ column: "DistributionChannel", map: { email: "email" } });
  });

  test("of 2016, with its ids in single quotes, is one, and its options stand under what was asked", async () => {
    const header = [
      ["ResponseID", "ResponseID", "responseId"],
      ["IPAddress", "IPAddress", "ipAddress"],
      ["EndDate", "EndDate", "endDate"],
      ["Finished", "Finished", "finished"],
      ["Status", "Status", "status"],
      ["Q2_1", "Check all that hold-It was quick", "QID2-1"],
      ["Q2_-1", "Check all that hold-I cannot say", "QID2-2"],
      ["Q3", "What else?", "QID3-TEXT"],
    ];
    const rows = Array.from({ length: 8 }, (_, n) => [
      ...[`R_${n}`, "10.0.0.1", `2016-06-2${n} 14:27:08`, "1", n === 3 ? "2" : "0"],
      ...["1", n % 2 ? "1" : "", `They were friendly, and there was coffee number ${n}`],
    ]);
    const old = table(
      ...[0, 1].map((row) => header.map((cells) => cells[row] ?? "")),
      header.map((cells) => `{'ImportId': '${cells[2]}'}`),
      ...rows,
    );
    const { findings, recipe } = await inspect(old);
    expect(findings[0]?.en).toBe("This is a Qualtrics export; left out (of the first 8 rows): 1 preview.");
    expect(recipe).toMatchObject({
      id: ["ResponseID"],
      leaveOut: ["IPAddress"],
      time: { column: "EndDate" },
    });
    const together = { metric: "choice", question: "Check all that hold" };
    expect(answerOf(recipe, "Q2_1")).toMatchObject({ ...together, option: "It was quick" });
    expect(answerOf(recipe, "Q2_-1")).toMatchObject({ ...together, option: "I cannot say" });
    expect(recipe.comments).toEqual([{ column: "Q3", question: "What else?" }]);
  });

  test("is one without its second and third row, too", async () => {
    const rows = qualtrics.split("\n");
    const bare = [rows[0], ...rows.slice(3)].join("\n");
    const { recipe, findings } = await inspect(bare);
    expect(findings[0]?.en).toContain("2 previews");
    expect(recipe.format).not.toHaveProperty("headerRows");
  });
});

const surveyMonkey = [
  "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely is it that you would recommend us to a friend?,How satisfied were you?,Which of these did you use?,,,What could we do better?",
  ",,,,,,,,,Response,Response,Shop,Web,App,Open-Ended Response",
  ...Array.from({ length: 20 }, (_, n) => {
    const words = ["Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied"];
    const used = [n % 2 ? "Shop" : "", n % 3 ? "Web" : "", n % 5 ? "" : "App"];
    return `${118000 + n},44,03/${(n % 28) + 1}/2026 01:23:45 PM,03/${(n % 28) + 1}/2026 01:30:00 PM,10.0.0.1,p${n}@example.org,P,Q,,${n % 11},${words[n % 4]},${used.join(",")},Shorter queues please`;
  }),
].join("\r\n");

describe("an export of SurveyMonkey", () => {
  test("has names of two rows, and the options of a list as its choices", async () => {
    const { findings, recipe, preview } = await inspect(surveyMonkey);
    expect(findings[0]?.en).toBe("This is a SurveyMonkey export.");
    expect(recipe).toMatchObject({
      source: "surveymonkey",
      format: { headerRow: 1, headerRows: 2, headerNames: "joined" },
      id: ["Respondent ID"],
      time: { column: "End Date", formats: ["M/D/YYYY h:mm:ss a"] },
      comments: [{ column: "What could we do better?" }],
      leaveOut: ["IP Address"],
    });
    expect(recipe.customer?.[0]).toEqual({ kind: "email", column: "Email Address" });
    expect(recipe.answers?.[0]).toMatchObject({ metric: "nps" });
    expect(recipe.answers?.[1]).toMatchObject({
      metric: "csat",
      map: { "Very satisfied": 5, Dissatisfied: 2 },
    });
    expect(answerOf(recipe, "Which of these did you use? - Web")).toMatchObject({
      metric: "choice",
      question: "Which of these did you use?",
    });
    const first = preview[1];
    expect(first?.["answers"]).toContainEqual(
      expect.objectContaining({ metric: "choice", question: "Which of these did you use?", choice: "Shop" }),
    );
  });

  test("takes what was asked in its very first columns for no id of the tool", async () => {
    const text = [
      "Respondent ID,,End Date,How satisfied were you?",
      ",Name,,Response",
      ...["Ana", "Ben", "Cai"].map((name, n) => `${7 + n},${name},03/1${n + 3}/2026,Satisfied`),
    ].join("\n");
    expect((await inspect(text)).recipe.id).toEqual(["Respondent ID"]);
    expect((await inspect(text.replace(/^\d+,/gm, ","))).recipe.id).toBeUndefined();
  });

  test("is the same as a workbook", async () => {
    const rows = surveyMonkey.split("\r\n").map((line) => line.split(",").map((value) => ({ value })));
    const book = await writeExcelFile(rows).toBuffer();
    const { recipe, findings } = await inspectFile(() => Readable.from([book]), "export.xlsx", options);
    expect(findings[0]?.en).toBe("This is a SurveyMonkey export.");
    expect(recipe.format).toMatchObject({ kind: "xlsx", headerRows: 2, headerNames: "joined" });
    expect(answerOf(recipe, "Which of these did you use? - Web")).toMatchObject({ metric: "choice" });
  });

  test("is told from a table that merely has respondents", () => {
    expect(recogniseExport(["Respondent ID", "Score"], [["1", "5"]])).toBeUndefined();
  });
});

describe("an export of LimeSurvey", () => {
  const rows = (id: string) =>
    Array.from({ length: 15 }, (_, n) =>
      [
        ...[
          `${n + 1}`,
          n === 3 ? "" : `2026-05-${String(n + 1).padStart(2, "0")} 09:00:00`,
          "4",
          "es",
          "991",
        ],
        ...[
          "10.0.0.9",
          String(n % 11),
          n % 2 ? "Y" : "",
          n % 3 ? "Y" : "",
          "Todo bien por ahora, gracias por preguntar",
        ],
        id,
      ].join(";"),
    );

  test("with codes leaves out who did not finish, and reads the options of a list", async () => {
    const text = [
      "id;submitdate;lastpage;startlanguage;seed;ipaddr;NPS;G01Q02[SQ001];G01Q02[SQ002];G01Q03[comment];token",
      ...rows("abc"),
    ].join("\n");
    const { findings, recipe } = await inspect(text, "results-survey623939.csv");
    expect(findings[0]?.es).toBe(
      "Es una exportación de LimeSurvey; quedan fuera (de las 15 primeras filas): 1 respuesta sin terminar.",
    );
    expect(recipe).toMatchObject({
      source: "limesurvey-results-survey623939",
      skip: { field: "submitdate", op: "not_exists" },
      leaveOut: ["ipaddr"],
      comments: [{ column: "G01Q03[comment]" }],
    });
    expect(answerOf(recipe, "NPS")).toMatchObject({ metric: "nps" });
    expect(answerOf(recipe, "G01Q02[SQ002]")).toMatchObject({ question: "G01Q02", option: "SQ002" });
    expect((await importAll(text)).items).toHaveLength(14);
  });

  test("with whole questions in Spanish is read by their words", async () => {
    const text = [
      '"ID de respuesta";"Fecha de envío";"Última página";"Lenguaje inicial";"Semilla";"Dirección IP";"¿Recomendaría nuestra tienda?";"¿Qué canales usa? [Tienda]";"¿Qué canales usa? [Web]";"¿Algo más? [Comentario]";"Origen"',
      ...rows("x"),
    ].join("\n");
    const { recipe } = await inspect(text, "encuesta.csv");
    expect(recipe).toMatchObject({ id: ["ID de respuesta"], leaveOut: ["Dirección IP"] });
    expect(answerOf(recipe, "¿Recomendaría nuestra tienda?")).toMatchObject({ metric: "nps" });
    expect(answerOf(recipe, "¿Qué canales usa? [Web]")).toMatchObject({
      question: "¿Qué canales usa?",
      option: "Web",
    });
  });

  test("of a survey that keeps no dates is dated by the day of the import", async () => {
    const text = `id,submitdate,lastpage,startlanguage,NPS\n1,1980-01-01 00:00:00,2,es,9\n2,1980-01-01 00:00:00,2,es,3\n`;
    const { recipe, preview, doubts } = await inspect(text);
    expect(recipe.time).toMatchObject({ map: { "1980-01-01 00:00:00": "2026-11-01" } });
    expect(preview[0]).toMatchObject({ becomes: "interaction" });
    expect(doubts.some((doubt) => doubt.en.includes("kept no dates"))).toBe(true);
  });
});

describe("an export of Google Forms", () => {
  const form = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
    table(
      ["Marca temporal", ...headings],
      ...rows.map((cells, n) => [`${n + 13}/4/2026 10:0${n}:00`, ...cells]),
    );

  test("keeps a comma within brackets in its choice", async () => {
    const both = "Visitas (tienda, almacén), Llamadas";
    const text = form(
      ["¿Qué hizo con nosotros este mes?"],
      ["Llamadas", both, "Visitas (tienda, almacén)", both, "Llamadas"].map((cell) => [cell]),
    );
    const { items } = await importAll(text);
    const chosen = items.flatMap(({ arrival }) =>
      arrival.type === "interaction" ? arrival.answers.map(({ choice }) => choice) : [],
    );
    expect(new Set(chosen)).toEqual(new Set(["Llamadas", "Visitas (tienda, almacén)"]));
    expect(chosen).toHaveLength(7);
  });

  test("tells the rows of a long question apart, and an option that nobody chose from an answer", async () => {
    const long = `¿${"Cuál de estas cosas, si es que alguna, ".repeat(9)}le gustó?`;
    const text = form(
      [`${long} [Precio]`, `${long} [Trato]`, `${long} [Web]`],
      Array.from({ length: 6 }, (_, n) => [n % 2 ? "Sí" : "No", "Sí", "No"]),
    );
    const { recipe } = await inspect(text);
    const question = long.slice(0, 200);
    expect(recipe.answers?.map((answer) => [answer.question, answer.option])).toEqual([
      [question, "Precio"],
      [question, "Trato"],
      [question, "Web"],
    ]);
    expect((await importAll(text)).items.every(({ arrival }) => arrival.type === "interaction")).toBe(true);
  });
});

describe("nothing else", () => {
  test("is taken for an export, whatever its first rows are, and no look fails", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("Respondent ID", "#", "Timestamp", '{"ImportId":"QID1"}', "id"),
    );
    const row = fc.array(cell, { maxLength: 6 });
    fc.assert(
      fc.property(row, row, row, (first, second, third) => {
        const found = recogniseExport(first, [second, third]);
        expect(found === undefined || found.columns.length === first.length).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(recogniseExport(["id", "date", "nps"], [["1", "2026-01-01", "9"]])).toBeUndefined();
  });
});
