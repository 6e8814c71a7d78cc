import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { parseRecipe, type RecipeBody } from "../../../domain/recipe.ts";
import { holdsData, nameColumns } from "./header.ts";
import { inspectFile } from "./inspect-file.ts";
import { proposeRecipe } from "./propose-recipe.ts";
import { Row } from "./row.ts";

const examples = new URL("../../../../examples/shop/", import.meta.url);
const data = new URL("../../../../../shared/data/", import.meta.url);
const options = { receivedAt: Date.UTC(2026, 10, 1), timeZone: "Europe/Madrid" };

const inspect = (path: URL) => inspectFile(path.pathname, path.pathname.split("/").pop() ?? "", options);
const inspectText = (text: string | Buffer, name = "archivo.csv") =>
  inspectFile(() => Readable.from([Buffer.from(text)]), name, options);

const metricsOf = (recipe: RecipeBody) =>
  Object.fromEntries((recipe.answers ?? []).map((answer) => [String(answer.column), answer.metric]));
const columnOf = (value: unknown) =>
  typeof value === "object" && value !== null && "column" in value ? value.column : undefined;

describe("a Spanish survey is understood", () => {
  test("with semicolons, comma decimals and Windows-1252", async () => {
    const { format, recipe, preview, doubts } = await inspect(new URL("encuesta-tienda.csv", examples));
    expect(format).toMatchObject({ delimiter: ";", encoding: "windows-1252" });
    expect(metricsOf(recipe)).toEqual({
      "¿Recomendaría nuestra tienda?": "nps",
      "Puntuación del trato": "rating",
      "¿Quedó satisfecho?": "csat",
    });
    expect(recipe).toMatchObject({
      decimal: ",",
      id: ["Id"],
      time: { column: "Fecha", formats: ["D/M/YYYY H:mm"] },
      unit: { column: "Tienda" },
      channel: { column: "Canal", map: { "Tienda en línea": "ecommerce" } },
      comments: [{ column: "Comentario" }],
      kind: "answered",
    });
    expect(recipe.customer?.map((one) => one.kind)).toEqual(["email", "phone"]);
    expect(preview).toHaveLength(10);
    expect(preview.filter((row) => row.becomes !== "interaction")).toEqual([]);
    expect(doubts.every((doubt) => doubt.es !== "" && doubt.en !== "" && doubt.es !== doubt.en)).toBe(true);
  });

  test("and a clock beside the day is joined to it", async () => {
    const { recipe, preview } = await inspectText(
      "Fecha;Hora;Cliente;Nota\n31/01/2026;10:15;C1;4\n01/02/2026;9:05;C2;5\n02/02/2026;9:05;C3;3\n03/02/2026;9:05;C4;1\n",
    );
    expect(recipe.time).toEqual([
      { template: "{Fecha} {Hora}", formats: ["D/M/YYYY H:mm"] },
      { column: "Fecha", formats: ["D/M/YYYY"] },
    ]);
    expect(preview[0]).toMatchObject({ at: "2026-01-31T09:15:00.000Z" });
  });
});

describe("an English survey is understood", () => {
  test("by the names and the content of its columns", async () => {
    const { recipe, preview } = await inspect(new URL("store-survey.csv", examples));
    expect(metricsOf(recipe)).toEqual({ nps: "nps", csat: "csat", ces: "ces" });
    expect(recipe).toMatchObject({
      id: ["response_id"],
      time: { column: "submitted_at" },
      channel: { column: "channel" },
      traits: { country: "country" },
    });
    expect(recipe.customer?.map((one) => one.kind)).toEqual(["user", "email"]);
    expect(preview.every((row) => row.becomes === "interaction")).toBe(true);
  });
});

describe("reviews exported from public sites are understood", () => {
  test("as Google Business tools write them, stars in words and the owner's reply beside", async () => {
    const { recipe, preview } = await inspectText(
      `reviewId,reviewer,starRating,comment,createTime,reviewReply
r1,Ana P.,FIVE,"El trato fue excelente y volvimos contentos",2026-03-01T10:00:00Z,"Gracias por venir, Ana, te esperamos"
r2,Luis,ONE,"Una hora de espera y nadie nos dijo nada",2026-03-02T11:30:00Z,"Lo sentimos mucho, llámenos por favor"
r3,Eva M.,FOUR,"Todo bien salvo el ruido de la terraza",2026-03-03T12:00:00Z,
r4,Joe,TWO,"The food came cold and it took very long",2026-03-04T12:00:00Z,"We are sorry, this is not our standard"
`,
      "google-business.csv",
    );
    expect(recipe).toMatchObject({
      event: "Review Posted",
      kind: "other",
      channel: "review_site",
      answers: [{ metric: "rating", column: "starRating", map: { FIVE: 5, ONE: 1, FOUR: 4, TWO: 2 } }],
      comments: [{ column: "comment" }],
    });
    expect(columnOf(recipe.time)).toBe("createTime");
    expect(preview.every((row) => row.becomes === "interaction")).toBe(true);
  });

  test("as Trustpilot writes them, with title and content", async () => {
    const { recipe } = await inspectText(
      `Review Id,Review Created (UTC),Review Title,Review Content,Review Stars,Review Language,Company Reply
a1,2026-01-05 09:00:00,Great shop,"Everything arrived on time and well packed",5,en,
a2,2026-01-06 10:00:00,Never again,"They lost my parcel and nobody answered me",1,en,"Please write to us and we will solve it"
a3,2026-01-07 11:00:00,Muy bien,"El pedido llegó antes de lo prometido, gracias",4,es,
a4,2026-01-08 12:00:00,Regular,"Correcto, pero el embalaje era de mala calidad",3,es,"Gracias, lo revisamos con el transportista"
a5,2026-01-09 12:00:00,Meh,"Not what I saw in the pictures of the site",2,en,"Sorry to read that, we changed the pictures"
`,
      "export.csv",
    );
    expect(recipe).toMatchObject({
      id: ["Review Id"],
      event: "Review Posted",
      channel: "review_site",
      answers: [{ metric: "rating", column: "Review Stars", scale: "1-5" }],
      comments: [{ column: "Review Title" }, { column: "Review Content" }],
      language: { column: "Review Language" },
    });
  });

  test("as a Spanish spreadsheet of a travel site, dates as people write them", async () => {
    const { recipe, doubts } = await inspectText(
      `Fecha;Autor;Título;Reseña;Puntuación;Respuesta del propietario
05/02/2026;Marta;Un lujo;"Las vistas y el desayuno son inolvidables";5;"Gracias, Marta, hasta pronto en nuestra casa"
06/02/2026;Iván;Ruidoso;"Las paredes son de papel y no dormimos nada";2;
07/02/2026;Olga;Correcto;"Limpio, céntrico y personal muy atento siempre";4;
08/02/2026;Raúl;Fatal;"Nos dieron otra habitación que la reservada";1;"Sentimos lo ocurrido y le hemos escrito"
09/02/2026;Sara;Bien;"Buena relación calidad precio en temporada";3;
`,
      "tripadvisor.csv",
    );
    expect(recipe).toMatchObject({
      event: "Review Posted",
      channel: "review_site",
      answers: [{ metric: "rating", column: "Puntuación" }],
      comments: [{ column: "Título" }, { column: "Reseña" }],
    });
    expect(doubts.some(({ en }) => en.includes("identify nobody"))).toBe(true);
  });

  test.skipIf(!existsSync(data))(
    "of a real shop, where 0 and 1 for a recommendation are no NPS",
    async () => {
      const path = new URL("womens_clothing_reviews/womens_clothing_reviews.csv", data);
      const { recipe, preview } = await inspect(path);
      expect(recipe).toMatchObject({
        event: "Review Posted",
        channel: "review_site",
        answers: [{ metric: "rating", column: "Rating" }],
        comments: [{ column: "Title" }, { column: "Review Text" }],
      });
      expect(preview.every((row) => row.becomes === "interaction")).toBe(true);
    },
  );

  test("and a survey with one rating and a comment stays a survey", async () => {
    const { recipe } = await inspectText(
      `Fecha;Nota;Comentario
05/02/2026;5;"Las vistas y el desayuno son inolvidables"
06/02/2026;2;"Las paredes son de papel y no dormimos nada"
07/02/2026;4;"Limpio, céntrico y personal muy atento siempre"
08/02/2026;1;"Nos dieron otra habitación que la reservada"
`,
      "encuesta.csv",
    );
    expect(recipe).toMatchObject({ event: "Survey Answered", kind: "answered" });
  });
});

describe("a file without titles", () => {
  const text = [
    "a@example.com,2026-01-05,9,ok",
    "b@example.com,2026-01-06,3,mal",
    "c@example.com,2026-01-07,8,bien",
  ];

  test("keeps its first row, numbers its columns and says so", async () => {
    const { columns, preview, recipe, doubts } = await inspectText(text.join("\n"), "notas.csv");
    expect(columns.map(({ name }) => name)).toEqual(["column 1", "column 2", "column 3", "column 4"]);
    expect(preview).toHaveLength(3);
    expect(recipe.format).toMatchObject({ headerRow: 0, columns: columns.map(({ name }) => name) });
    expect(doubts.map(({ es }) => es).join()).toContain("La primera fila parece un dato");
    // The recipe as it stands reads the very same rows.
    const parsed = parseRecipe(recipe);
    expect(parsed.ok).toBe(true);
    const again = await inspectFile(() => Readable.from([Buffer.from(text.join("\n"))]), "notas.csv", {
      ...options,
      ...(parsed.ok && { recipe: parsed.recipe }),
    });
    expect(again.preview).toEqual(preview);
  });

  test("is told from titles that hold years, codes or words", () => {
    expect(holdsData(["cliente", "2024", "2025", "Q1", "1"])).toBe(false);
    expect(holdsData(["2024-01-01", "2024-02-01", "2024-03-01"])).toBe(false);
    expect(holdsData(["juan@example.com", "9"])).toBe(true);
    expect(holdsData(["c-1", "05/01/2026", "9"])).toBe(true);
  });
});

test("a column that is called comment holds comments, however short they are", async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `a${i}@example.com;2026-01-${10 + (i % 9)};${i % 11};genial ${i}`,
  );
  const { recipe } = await inspectText(["correo;fecha;nps;Comentario", ...rows].join("\n"));
  expect(recipe.comments).toEqual([{ column: "Comentario" }]);
});

describe("doubts are said, not hidden", () => {
  const says = async (text: string, words: RegExp) => {
    const { doubts, recipe } = await inspectText(text);
    expect(doubts.map((doubt) => doubt.en).join("\n")).toMatch(words);
    return recipe;
  };

  test("days and months that could be either", async () => {
    const english = await says(
      "date,user_id,nps\n01/02/2026,u-1,9\n03/04/2026,u-2,3\n",
      /No day above 12 in "date": taken as month\/day/,
    );
    expect(english.time).toMatchObject({ formats: ["M/D/YYYY"] });
    const spanish = await says(
      "fecha;cliente;nps\n01/02/2026;u-1;9\n03/04/2026;u-2;3\n",
      /taken as day\/month/,
    );
    expect(spanish.time).toMatchObject({ formats: ["D/M/YYYY"] });
    const certain = await inspectText("date,user_id,nps\n01/22/2026,u-1,9\n03/04/2026,u-2,3\n");
    expect(certain.recipe.time).toMatchObject({ formats: ["M/D/YYYY"] });
    expect(certain.doubts.map((doubt) => doubt.en).join()).not.toContain("above 12");
  });

  test("no customer, no date, no currency, codes off a scale, unknown channels", async () => {
    await says("nps,comment\n9,fine\n4,bad\n", /No column identifies the customer/);
    await says("user_id,nps\nu1,9\nu2,4\n", /No column is a whole date/);
    await says(
      "user_id,date,amount\nu1,2026-01-01,9.50\nu2,2026-01-01,4.20\n",
      /No column says the currency/,
    );
    await says(
      "user_id,date,nps\nu1,2026-01-01,9\nu2,2026-01-01,99\nu3,2026-01-01,5\nu4,2026-01-01,5\nu5,2026-01-01,5\n",
      /99 is off the scale/,
    );
    await says("user_id,date,channel\nu1,2026-01-01,web\nu2,2026-01-01,Pigeon\n", /Unknown channels: Pigeon/);
  });

  test("Spanish phones, several dates, first rows that look like data", async () => {
    await says("telefono,fecha\n611223344,2026-01-31\n", /taken to be Spanish/);
    await says(
      "user_id,created_at,closed_at\nu1,2026-01-01,2026-01-02\n",
      /several dates.*"created_at" is used/,
    );
    await says("1,2\n3,4\n", /first row looks like data/);
  });
});

describe("other tables", () => {
  test("receipts become purchases", async () => {
    const { recipe, preview } = await inspectText(
      iconv.encode(
        "Factura;Fecha;Cliente;Artículo;Cantidad;Precio\nF1;31-01-2026;C-01;Taza;2;3,50\nF1;31-01-2026;C-01;Té;1;12,00\nF2;01-02-2026;C-02;Té;1;12,00\n",
        "utf16le",
        { addBOM: true },
      ),
    );
    expect(recipe).toMatchObject({
      order: { column: "Factura" },
      product: { column: "Artículo" },
      revenue: { product: ["Cantidad", "Precio"] },
      kind: "bought",
      currency: "EUR",
    });
    expect(preview[0]).toMatchObject({ revenue: 7, identifiers: [{ kind: "user", value: "C-01" }] });
  });

  test("words of satisfaction score, and five stars are a rating", async () => {
    const words =
      "id,date,customer_id,How satisfied are you?,Stars\n1,2026-01-01,c1,Very satisfied,5\n2,2026-01-01,c2,Dissatisfied,2\n3,2026-01-01,c3,Neutral,3\n4,2026-01-01,c4,Satisfied,4\n5,2026-01-01,c5,Don't know,1\n";
    const { recipe } = await inspectText(words);
    expect(recipe.answers).toMatchObject([
      { metric: "csat", map: { "Very satisfied": 5, Dissatisfied: 2 }, notApplicable: ["Don't know"] },
      { metric: "rating", scale: "1-5" },
    ]);
  });
});

test("a file that is called like one of Vivencia's own sources gets another source", () => {
  for (const name of ["tracking.csv", "Demo.xlsx"]) {
    const { recipe } = proposeRecipe(["user_id", "nps"], [], { name, today: "2026-11-01" });
    expect(recipe.source).toBe(`${name.split(".")[0]?.toLowerCase()}-file`);
    expect(parseRecipe(recipe).ok).toBe(true);
  }
});

test("any table gets a recipe that is valid", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("1", "5", "10", "2026-01-31", "a@b.es", "web", "3,5", "611223344", "Muy bueno"),
  );
  const name = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom(
      "nps",
      "Fecha",
      "date",
      "email",
      "Tienda",
      "{x}",
      "weight",
      "canal",
      "total",
      "phone",
      "Q7ALL",
      "year",
      "month",
      "day",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 6 }),
      (names, cells) => {
        const header = nameColumns(names);
        const rows = cells.map((row, i) => new Row(i + 2, row.slice(0, header.length), header));
        const { recipe } = proposeRecipe(header, rows, { name: "t.csv", today: "2026-11-01" });
        const parsed = parseRecipe(recipe);
        expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      },
    ),
    { seed: 12, numRuns: 500 },
  );
});

describe.skipIf(!existsSync(data))("real files get a sensible proposal", () => {
  const look = async (path: string) => {
    const inspection = await inspect(new URL(path, data));
    expect(inspection.preview.filter((row) => row.becomes === "broken")).toEqual([]);
    return inspection.recipe;
  };

  test("the airport survey", async () => {
    const recipe = await look("sfo_airport_survey/sfo_2018.csv");
    expect(metricsOf(recipe)).toMatchObject({
      NETPRO: "nps",
      Q7ALL: "csat",
      Q7FOOD: "rating",
      Q9Restroom: "rating",
      Q14FIND: "rating",
    });
    expect(recipe.answers?.find((answer) => answer.metric === "nps")).toMatchObject({ notApplicable: [11] });
    expect(
      recipe.answers
        ?.map((answer) => String(answer.column))
        .filter((name) => /PURP|PARK$|TIMES|LONG/.test(name)),
    ).toEqual(["Q7PARK"]);
    expect(recipe).toMatchObject({
      weight: { column: "WEIGHT" },
      id: ["RESPNUM"],
      time: { at: "2018-01-01" },
    });
  });

  test("patients, households, receipts, incidents and bookings", async () => {
    const patients = await look("nhs_patient_feedback/nhs_fft_v6_multilabel.csv");
    expect(patients).toMatchObject({
      comments: [{ column: "FFT answer" }],
      unit: { column: "Trust" },
      time: { column: "Date", formats: ["D/M/YYYY"] },
    });
    expect(patients.answers).toMatchObject([{ metric: "rating", reverse: true }]);
    const households = await look("completejourney/demographics.csv");
    expect(households).toMatchObject({ type: "profile", customer: [{ kind: "external:household" }] });
    const receipts = await look("completejourney/transactions_sample.csv.gz");
    expect([columnOf(receipts.order), columnOf(receipts.revenue), columnOf(receipts.unit)]).toEqual([
      "basket_id",
      "sales_value",
      "store_id",
    ]);
    const shop = await look("online_retail_uci/online_retail.csv.gz");
    expect(shop).toMatchObject({
      revenue: { product: ["Quantity", "UnitPrice"] },
      order: { column: "InvoiceNo" },
      kind: "bought",
    });
    const incidents = await look("it_incident_log_uci/incident_event_log.csv.gz");
    expect(incidents).toMatchObject({
      blank: ["?"],
      channel: { column: "contact_type" },
      time: { column: "opened_at", formats: ["D/M/YYYY H:mm"] },
    });
    const bookings = await look("hotel_bookings/hotel_bookings.csv.gz");
    expect(bookings).toMatchObject({
      unit: { column: "hotel" },
      outcome: { column: "reservation_status" },
      time: { column: "reservation_status_date" },
    });
  });
});
