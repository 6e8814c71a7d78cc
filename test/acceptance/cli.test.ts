// The `vivencia` command as people type it: first on an empty directory without a server, where every
// command opens Vivencia for itself, then the same against a server that runs on the same directory.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAnswerSchema, importStateSchema, keyMadeSchema } from "../../src/api/contract.ts";
import {
  figureAnswerSchema,
  savedQuestionSchema,
  savedQuestionsSchema,
} from "../../src/api/contract-figures.ts";
import { parseRecipe } from "../../src/domain/recipe.ts";
import { processesOf, until } from "../processes.ts";
import { runToEnd, startServer, type TestServer } from "../server.ts";

const dir = mkdtempSync(join(tmpdir(), "vivencia-cli-"));
const dataDir = join(dir, "data");
const spanishSurvey = "examples/shop/encuesta-tienda.csv";
const englishSurvey = "examples/shop/store-survey.csv";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Types a line and waits for its end. */
async function type(line: readonly string[], language: "es" | "en" = "en"): Promise<Ended> {
  const { code, stdout, stderr } = await runToEnd("cli", line, dataDir, { VIVENCIA_LANG: language });
  return { code, out: stdout, err: stderr };
}

/** Types a line that must succeed and gives what it printed. */
async function good(line: readonly string[], language: "es" | "en" = "en"): Promise<string> {
  const { code, out, err } = await type(line, language);
  if (code !== 0) throw new Error(`vivencia ${line.join(" ")} ended with ${code}:\n${out}\n${err}`);
  return out;
}

async function json(line: readonly string[]): Promise<unknown> {
  return JSON.parse(await good([...line, "--json"]));
}

const received = (text: unknown) => importStateSchema.parse(text).counts;

afterAll(async () => {
  await until("the engines are gone", () => processesOf(dataDir).length === 0, 30_000);
  rmSync(dir, { recursive: true, force: true });
});

describe("without a server, from an empty directory", () => {
  it("the doctor finds a machine that can, nothing received, and says how to begin", async () => {
    const said = await good(["doctor"], "es");
    expect(said).toMatch(/^bien +Node\.js +\d/);
    expect(said).toMatch(/Todavía no ha llegado nada.*vivencia import/);
    expect(said).toMatch(/Todo está en orden\.\n$/);
  });

  it("a question to an empty log teaches how to fill it", async () => {
    expect(await good(["ask", "nps"])).toContain("The log is empty.");
  });

  it("without a yes nothing is written: the proposal is shown and the command ends with 2", async () => {
    const { code, out, err } = await type(["import", spanishSurvey], "es");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/¿Recomendaría nuestra tienda\? +respuesta: NPS/);
    expect(err).toMatch(/ 2 +2026-05-27 \d\d:\d\d +email luis1@ejemplo\.es/);
    expect(err).toContain("No se ha escrito nada. Añade --yes");
  });

  it("the proposed recipe is printed alone, and is one", async () => {
    const recipe: unknown = JSON.parse(await good(["import", englishSurvey, "--propose-only"]));
    expect(parseRecipe(recipe)).toMatchObject({ ok: true });
  });

  it("a survey as a Spanish spreadsheet writes it comes in by its recipe, and once only", async () => {
    const line = ["import", spanishSurvey, "--recipe", "examples/shop/encuesta-tienda.json"];
    const said = await good(line, "es");
    expect(said).toMatch(/^Importado encuesta-tienda\.csv: 60 recibidos = 60 interacciones\n\d+ respuestas/);
    expect(received(await json(line))).toMatchObject({ received: 60, interactions: 0, duplicates: 60 });
  });

  it("an English survey comes in by the proposed recipe", async () => {
    const { code, out, err } = await type(["import", englishSurvey, "--yes"]);
    expect(code).toBe(0);
    expect(err).toContain("Proposed recipe:");
    expect(out).toMatch(/^Imported store-survey\.csv: 60 received = 60 interactions/);
  });

  it("the invented company is written with its truths beside it", async () => {
    const truths = join(dir, "truths.json");
    const said = await good(["simulate", "retailer", "--customers", "50", "--truths", truths], "es");
    expect(said).toMatch(/^Importado .*\d+ recibidos = .*interacciones/);
    expect(said).toContain("Lo que más duele: la entrega a domicilio.");
    expect(JSON.parse(readFileSync(truths, "utf8"))).toMatchObject({ scenario: "retailer" });
  });
});

describe("while a server runs", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ dataDir });
  });
  afterAll(() => server?.close());

  it("an answer as JSON is the API's own, whatever the language", async () => {
    const body = { metric: "nps", from: "2026-01-01", to: "2026-07-01", by: ["channel"], interval: "month" };
    const line = "ask nps --from 2026-01-01 --to 2026-07-01 --by channel --interval month --json".split(" ");
    const asked: unknown = JSON.parse(await good(line, "es"));
    expect(asked).toEqual(await server.call("POST", "/api/v1/ask", body));
    const { rows, total } = askAnswerSchema.parse(asked);
    expect(rows.length).toBeGreaterThan(5);
    expect(total.n).toBeGreaterThan(100);
  });

  it("the same for people is a table in their language, with a total", async () => {
    const line = "ask nps --from 2026-01-01 --to 2026-07-01 --by channel --interval month".split(" ");
    const spanish = await good(line, "es");
    expect(spanish).toMatch(/^NPS, del 1 ene 2026 al 30 jun 2026 \(/);
    expect(spanish).toMatch(/\ncanal +mes +NPS +intervalo 95 % +n/);
    expect(spanish).toMatch(/\nTienda propia +2026-0\d +-?\d+,\d /);
    expect(spanish).toMatch(/\nTotal +-?\d+,\d +-?\d+,\d a -?\d+,\d +\d+/);
    const english = await good(line);
    expect(english).toMatch(/\nOwn store +2026-0\d +-?\d+\.\d /);
  });

  it("without dates the whole log is asked, its last day included", async () => {
    const all = askAnswerSchema.parse(await json(["ask", "interactions"]));
    const wide = ["ask", "interactions", "--from", "2000-01-01", "--to", "2100-01-01"];
    expect(all.total.score).toBe(askAnswerSchema.parse(await json(wide)).total.score);
    const zone = ["--time-zone", "Pacific/Kiritimati"];
    const east = askAnswerSchema.parse(await json(["ask", "interactions", ...zone]));
    expect(east.total.score).toBe(all.total.score);
  });

  it("a saved question is listed, and asked by its name or id has the figures of the screens", async () => {
    const view = { metric: "nps", by: ["channel"], period: { kind: "all" } };
    const body = { name: "NPS por canal", description: "", view };
    const { id } = savedQuestionSchema.parse(await server.call("POST", "/api/v1/questions", body));
    expect(await good(["questions", "list"], "es")).toMatch(
      new RegExp(`^nombre +indicador.*\n.*\nNPS por canal +NPS +canal +vivencia +.* ${id}`),
    );
    expect(savedQuestionsSchema.parse(await json(["questions", "list"])).questions).toHaveLength(1);
    const asked = await json(["ask", "--saved", "nps POR canal"]);
    const shown = await server.call("POST", "/api/v1/figures", { view });
    expect(asked).toEqual(shown);
    expect(figureAnswerSchema.parse(asked).answer.total.n).toBeGreaterThan(100);
    const said = await good(["ask", "--saved", id], "es");
    expect(said).toMatch(/^NPS por canal\nNPS, del /);
    expect(said).toMatch(/\nTienda propia +-?\d+,\d /);
  });

  it("files and the invented company come in through the server as well, and count once", async () => {
    const recipe = ["--recipe", "examples/shop/store-survey.json"];
    const english = received(await json(["import", englishSurvey, ...recipe]));
    expect(english.received).toBe(60);
    expect(english.interactions + english.duplicates).toBe(60);
    const spanish = received(await json(["import", spanishSurvey, "--yes"]));
    expect(spanish).toMatchObject({ received: 60, quarantined: 0 });
    const again = await good(["import", spanishSurvey, "--yes"], "es");
    expect(again).toContain("Todo estaba ya: las mismas filas cuentan una sola vez.");
    const company = received(await json(["simulate", "retailer", "--customers", "50"]));
    expect(company).toMatchObject({ interactions: 0, duplicates: company.received - company.profiles });
  });

  it("a key that is made as JSON reads at once, and no more once it is ended", async () => {
    const made = keyMadeSchema.parse(await json(["keys", "create", "--kind", "secret", "--name", "reports"]));
    const read = () =>
      fetch(`${server.address}/api/v1/me`, { headers: { authorization: `Bearer ${made.key}` } });
    expect((await read()).status).toBe(200);
    expect(await good(["keys", "list"], "es")).toMatch(/\nreports +secret +viv_secret_/);
    await good(["keys", "revoke", made.id]);
    expect((await read()).status).toBe(401);
  });

  it("what is kept aside is listed with its reason and comes in by a corrected recipe", async () => {
    const file = join(dir, "broken.csv");
    const recipePath = join(dir, "recipe.json");
    const recipe = {
      version: 1,
      name: "Broken",
      source: "broken",
      id: ["ticket"],
      customer: [{ kind: "loyalty", column: "card" }],
      time: { column: "date", formats: ["YYYY-MM-DD"] },
      event: "Survey Answered",
      answers: [{ metric: "nps", column: "nps" }],
    };
    writeFileSync(
      file,
      "ticket,card,date,nps\n1,c-1,2026-05-01,9\n2,c-2,02.05.2026,3\n3,c-3,2026-05-03,10\n",
    );
    writeFileSync(recipePath, `\ufeff${JSON.stringify(recipe)}`);
    const said = await good(["import", file, "--recipe", recipePath]);
    expect(said).toMatch(/3 received = 2 interactions \+ 1 in quarantine/);
    const id = /--import (\S+)/.exec(said)?.[1] ?? "";
    const listed = await good(["quarantine", "list", "--import", id], "es");
    expect(listed).toMatch(/1 +bad-time +fecha u hora que no se entiende +broken/);
    expect(listed).toMatch(/línea 3: bad-time: /);
    const formats = ["YYYY-MM-DD", "DD.MM.YYYY"];
    writeFileSync(recipePath, JSON.stringify({ ...recipe, time: { column: "date", formats } }));
    expect(await good(["quarantine", "replay", "--recipe", recipePath], "es")).toBe(
      "1 probados, 1 aceptados, 0 siguen apartados.\n",
    );
    expect(await good(["quarantine", "list"])).toBe("Nothing is kept aside.\n");
  });

  it("a customer is shown with identifiers and timeline, named by the catalogue", async () => {
    const said = await good(["customer", "show", "email", "luis1@ejemplo.es"], "es");
    expect(said).toMatch(/^Cliente [0-9a-f-]{36}: \d+ interacci/);
    expect(said).toMatch(/email +luis1@ejemplo\.es/);
    expect(said).toMatch(/respuesta +Tienda propia .*nps 7/);
    const shown = await json(["customer", "show", "email", "luis1@ejemplo.es"]);
    expect(shown).toMatchObject({ identifiers: expect.any(Array), timeline: expect.any(Array) });
  });

  it("touchpoints are listed, the events without a place too, and history is placed again", async () => {
    expect(await good(["touchpoints", "list"], "es")).toMatch(
      /\nhome_delivery +Entrega a domicilio +Entrega/,
    );
    expect(await good(["touchpoints", "unmatched"])).toMatch(/event +source +n +last/);
    expect(await good(["touchpoints", "place-again"])).toMatch(
      /^[\d,]+ interactions examined, 0 placed anew/,
    );
  });

  it("the doctor, through the server, finds that everything adds up; its JSON knows no language", async () => {
    const said = await good(["doctor"], "es");
    expect(said).toMatch(/bien +Cuadra +sí/);
    const [spanish, english] = [
      await good(["doctor", "--json"], "es"),
      await good(["doctor", "--json"], "en"),
    ].map((text) => JSON.parse(text).map(({ what, ok }: { what: string; ok: boolean }) => [what, ok]));
    expect(spanish).toEqual(english);
    expect(spanish).toContainEqual(["Reconciles", true]);
  });

  it("a link is printed that a browser can open", async () => {
    const link = (await good(["link"])).trim();
    expect(link).toMatch(new RegExp(`^${server.address}/enter#\\S{20,}$`));
  });

  it("takes what a mail server pipes into it whatever it is, and asks for it again only where nobody can be reached", async () => {
    const pipe = (input: string, line: readonly string[] = [], dir = dataDir) =>
      runToEnd("cli", ["mail-report", ...line], dir, { VIVENCIA_LANG: "es" }, input);
    const report = `Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; ana@example.com
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-ID: <ask.0b0c7a0e-58a1-4f5e-9b1d-0d3f1f2a3b4c.0@cx.example.com>

--b--
`;
    const [bounced, chatter, empty, nowhere] = await Promise.all([
      pipe(report),
      pipe("Subject: Hola\n\nEstoy de vacaciones.\n", ["--json"]),
      pipe(""),
      pipe(report, [], join(spanishSurvey, "no-directory")),
    ]);
    expect([bounced.code, bounced.stderr]).toEqual([0, ""]);
    expect(bounced.stdout).toMatch(/^Es un aviso, pero de ningún correo nuestro/);
    expect([chatter.code, JSON.parse(chatter.stdout).outcome]).toEqual([0, "ignored"]);
    expect([empty.code, empty.stdout]).toEqual([0, expect.stringMatching(/^No pide nada/)]);
    expect([nowhere.code, nowhere.stdout]).toEqual([75, ""]);
    expect(nowhere.stderr).not.toBe("");
  });

  it("what is wrong ends with the exit code of its error, on standard error, and prints no result", async () => {
    const cases: readonly (readonly [string, number, RegExp])[] = [
      ["ask", 2, /Something is missing: <metric>/],
      ["ask npss", 2, /metric: /],
      ["ask --saved nowhere", 2, /no such saved question/],
      ["ask nps --saved nowhere --by channel", 2, /leave out nps, --by/],
      ["ask nps --where channel", 2, /write field=value/],
      ["ask nps --limit many", 2, /--limit many: must be a whole number/],
      ["import nowhere.csv --yes", 4, /There is no file nowhere\.csv/],
      [
        "import examples/shop/store-survey.csv --recipe nowhere.json",
        4,
        /recipe nowhere\.json cannot be read/,
      ],
      ["import examples/shop/store-survey.csv --recipe README.md", 2, /not valid JSON/],
      ["touchpoints load nowhere.json", 4, /nowhere\.json cannot be read/],
      ["customer show email nobody@example.org", 4, /Nobody is known/],
      ["keys create --kind golden", 2, /must be write or secret/],
      ["simulate bakery", 2, /there is retailer/],
    ];
    const ended = await Promise.all(cases.map(([line]) => type(line.split(" "))));
    for (const [i, [line, code, said]] of cases.entries()) {
      expect([line, ended[i]?.code, ended[i]?.out]).toEqual([line, code, ""]);
      expect(ended[i]?.err).toMatch(said);
    }
  });
});
