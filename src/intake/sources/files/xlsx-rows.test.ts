import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import type { FileInput } from "./byte-source.ts";
import { openRows } from "./open-rows.ts";
import type { Row } from "./row.ts";

const folder = mkdtempSync(join(tmpdir(), "vivencia-xlsx-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(input: FileInput, hints = {}) {
  const open = await openRows(input, "book.xlsx", hints);
  const rows: Row[] = [];
  for await (const block of open.blocks) rows.push(...block);
  return { ...open, rows, cells: rows.map((row) => row.cells) };
}

interface Parts {
  readonly sheet: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbook?: string;
}

const rels =
  '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>';

function book({ sheet, shared, styles, workbook }: Parts, more: Record<string, Uint8Array> = {}): Buffer {
  const parts: Record<string, Uint8Array> = {
    "xl/workbook.xml": strToU8(
      workbook ?? '<workbook><sheets><sheet name="One" r:id="r1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(rels),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    ...more,
  };
  if (shared !== undefined) parts["xl/sharedStrings.xml"] = strToU8(`<sst>${shared}</sst>`);
  if (styles !== undefined) parts["xl/styles.xml"] = strToU8(styles);
  return Buffer.from(zipSync(parts));
}

const from = (bytes: Buffer) => () => Readable.from([bytes]);

test("a workbook written by a library is read as it was meant", async () => {
  const path = join(folder, "encuesta.xlsx");
  const bold = (value: string) => ({ value, fontWeight: "bold" as const });
  await writeExcelFile([
    [bold("Fecha"), bold("Tienda"), bold("¿Recomendaría?"), bold("Importe"), bold("Vuelve")],
    [
      { value: new Date(Date.UTC(2026, 0, 31, 10, 30)), type: Date, format: "dd/mm/yyyy hh:mm" },
      { value: "Gran Vía" },
      { value: 9 },
      { value: 1234.56 },
      { value: true, type: Boolean },
    ],
    [
      { value: new Date(Date.UTC(2026, 1, 1)), type: Date, format: "dd/mm/yyyy" },
      { value: "Ñandú & <Cía>" },
      { value: 0 },
      null,
      { value: false, type: Boolean },
    ],
  ]).toFile(path);
  for (const input of [path, from(readFileSync(path)), from(gzipSync(readFileSync(path)))]) {
    const { header, cells, format } = await read(input);
    expect(format).toMatchObject({ kind: "xlsx", headerRow: 1 });
    expect(header).toEqual(["Fecha", "Tienda", "¿Recomendaría?", "Importe", "Vuelve"]);
    expect(cells).toEqual([
      ["2026-01-31 10:30:00", "Gran Vía", "9", "1234.56", "true"],
      ["2026-02-01", "Ñandú & <Cía>", "0", "", "false"],
    ]);
  }
});

describe("cells of every kind", () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="[$-40A]d &quot;de&quot; mmmm"/><numFmt numFmtId="166" formatCode="[Red]0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="21"/></cellXfs></styleSheet>';
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="s"><v>0</v></c></row>';

  test("dates by number format, built in or written out, and numbers that only look so", async () => {
    const cell = (style: number, value: string) =>
      `<row><c s="${style}"><v>${value}</v></c><c><v>1</v></c></row>`;
    const sheet =
      head +
      cell(1, "46023") +
      cell(2, "46023.75") +
      cell(3, "46023") +
      cell(4, "46023") +
      cell(5, "46023") +
      cell(6, "0.5") +
      cell(0, "46023") +
      cell(0, "0.30000000000000004");
    const { cells } = await read(from(book({ sheet, styles, shared: "<si><t>b</t></si>" })));
    expect(cells.map((c) => c[0])).toEqual([
      "2026-01-01",
      "2026-01-01 18:00:00",
      "2026-01-01",
      "2026-01-01",
      "46023",
      "12:00:00",
      "46023",
      "0.30000000000000004",
    ]);
  });

  test("days since 1904 where the workbook says so", async () => {
    const workbook =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="One" r:id="r1"/></sheets></workbook>';
    const { cells } = await read(
      from(
        book({
          sheet: `${head}<row><c s="1"><v>44561</v></c></row>`,
          styles,
          workbook,
          shared: "<si><t>b</t></si>",
        }),
      ),
    );
    expect(cells[0]?.[0]).toBe("2026-01-01");
  });

  test("rich text, phonetic notes, formulas, errors, gaps and blank rows", async () => {
    const shared = "<si><t>b</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si>";
    const sheet = `${head}<row r="5"><c r="B5" t="s"><v>1</v></c></row><row r="6"/><row r="7"><c r="A7" t="str"><f>1+1</f><v>two</v></c><c r="B7" t="e"><v>#N/A</v></c></row>`;
    const { rows } = await read(from(book({ sheet, shared })));
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [5, ["", "rich text"]],
      [7, ["two", "#N/A"]],
    ]);
  });

  test("a row wider than the header is kept aside", async () => {
    const { rows } = await read(
      from(
        book({
          sheet: `${head}<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>`,
          shared: "<si><t>b</t></si>",
        }),
      ),
    );
    expect(rows[0]).toMatchObject({ broken: { reason: "wrong-columns" } });
    expect(rows[0]?.raw()).toBe('["1","2","3"]');
  });

  test("the sheet that the recipe names, else the first visible one", async () => {
    const workbook =
      '<workbook><sheets><sheet name="Notes" state="hidden" r:id="r1"/><sheet name="Data" r:id="r2"/></sheets></workbook>';
    const second = {
      "xl/worksheets/sheet2.xml": strToU8(
        "<worksheet><sheetData><row><c><v>7</v></c></row><row><c><v>8</v></c></row></sheetData></worksheet>",
      ),
    };
    const bytes = book({ sheet: head, workbook, shared: "<si><t>b</t></si>" }, second);
    expect(await read(from(bytes))).toMatchObject({
      header: ["7"],
      format: { sheet: "Data", sheets: ["Notes", "Data"] },
    });
    expect(await read(from(bytes), { sheet: "notes" })).toMatchObject({ header: ["a", "b"] });
    await expect(read(from(bytes), { sheet: "Other" })).rejects.toThrow("It has: Notes, Data");
  });
});

test("titles above a table are passed over, a table of one column is none", async () => {
  const text = (value: string) => `<c t="str"><v>${value}</v></c>`;
  const titled = `<row>${text("Report")}</row><row>${text("a")}${text("b")}</row><row>${text("1")}${text("2")}</row>`;
  expect(await read(from(book({ sheet: titled })))).toMatchObject({
    header: ["a", "b"],
    cells: [["1", "2"]],
  });
  const narrow = Array.from({ length: 15 }, (_, i) => `<row>${text(`v${i}`)}</row>`).join("");
  const { header, rows } = await read(from(book({ sheet: narrow })));
  expect(header).toEqual(["v0"]);
  expect(rows).toHaveLength(14);
});

describe("a hostile workbook is refused in few seconds and little memory", () => {
  const refuse = (bytes: Buffer) =>
    read(from(bytes)).then(
      () => "read",
      (error: unknown) => error,
    );

  test("a sheet that unpacks to a thousand times its size", async () => {
    const before = process.memoryUsage().rss;
    const row = "<row><c><v>1</v></c></row>";
    const failure = await refuse(book({ sheet: row + " ".repeat(200 * 1024 * 1024) }));
    expect(failure).toMatchObject({ code: "too-large" });
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * 1024 * 1024);
  });

  test("shared texts without end", async () => {
    const failure = await refuse(
      book({ sheet: "<row><c><v>1</v></c></row>", shared: "<si><t>x</t></si>".repeat(9_000_000) }),
    );
    expect(failure).toMatchObject({ code: "too-large" });
  });

  test("entities that explode are never expanded", async () => {
    const sheet = '<row><c t="str"><v>a</v></c></row><row><c t="str"><v>&lol9;</v></c></row>';
    const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]><worksheet><sheetData>${sheet}</sheetData></worksheet>`;
    const failure = await refuse(book({ sheet }, { "xl/worksheets/sheet1.xml": strToU8(bomb) }));
    expect(failure).toMatchObject({ code: "bad-input" });
  });

  test("rows with more cells than a sheet can have", async () => {
    const failure = await refuse(book({ sheet: `<row>${"<c><v>1</v></c>".repeat(20_000)}</row>` }));
    expect(failure).toMatchObject({ code: "too-large" });
  });

  test("a zip cut short, a zip that is no workbook, XML that is none", async () => {
    const whole = book({ sheet: "<row><c><v>1</v></c></row>" });
    expect(await refuse(whole.subarray(0, whole.length - 30))).toMatchObject({ code: "bad-input" });
    expect(await refuse(Buffer.from(zipSync({ "a.txt": strToU8("x") })))).toMatchObject({
      code: "bad-input",
    });
    expect(await refuse(book({ sheet: "<row><c></row>" }))).toMatchObject({ code: "bad-input" });
  });

  test("a cell of ten megabytes costs its row only", async () => {
    const sheet = `<row><c t="str"><v>a</v></c></row><row><c t="str"><v>${"y".repeat(10 * 1024 * 1024)}</v></c></row><row><c><v>2</v></c></row>`;
    const { rows } = await read(from(book({ sheet })));
    expect(rows[0]).toMatchObject({ broken: { reason: "too-large" } });
    expect(rows[1]?.cells).toEqual(["2"]);
  });
});
