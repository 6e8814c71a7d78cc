import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { AppError } from "../../../errors.ts";
import { openRows } from "./open-rows.ts";
import { cellLengthMax, type Row } from "./row.ts";

const folder = mkdtempSync(join(tmpdir(), "vivencia-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer | string, name = "file.csv", hints = {}, piece = 64 * 1024) {
  const buffer = Buffer.from(bytes);
  const pieces = () =>
    Readable.from(
      (function* () {
        for (let i = 0; i < buffer.length; i += piece) yield buffer.subarray(i, i + piece);
      })(),
    );
  const open = await openRows(pieces, name, hints);
  const rows: Row[] = [];
  for await (const block of open.blocks) rows.push(...block);
  return {
    ...open,
    rows,
    cells: rows.map((row) => row.cells),
    broken: rows.flatMap((r) => (r.broken ? [r.broken] : [])),
  };
}

const spanish =
  "Fecha;Tienda;Puntuación;Importe\r\n01/02/2026;Gran Vía;4,5;1.234,56\r\n02/02/2026;Logroño;3,0;99,00\r\n";

describe("encodings are found by looking", () => {
  test.each([
    ["utf-8", iconv.encode(spanish, "utf8")],
    ["utf-8", iconv.encode(spanish, "utf8", { addBOM: true })],
    ["utf-16le", iconv.encode(spanish, "utf16le", { addBOM: true })],
    ["utf-16le", iconv.encode(spanish, "utf16le")],
    ["utf-16be", iconv.encode(spanish, "utf16be", { addBOM: true })],
    ["windows-1252", iconv.encode(spanish, "windows-1252")],
  ])("%s", async (encoding, bytes) => {
    const { format, header, cells } = await read(bytes, "datos.csv", {}, 7);
    expect(format).toMatchObject({ encoding, delimiter: ";" });
    expect(header).toEqual(["Fecha", "Tienda", "Puntuación", "Importe"]);
    expect(cells[1]).toEqual(["02/02/2026", "Logroño", "3,0", "99,00"]);
  });

  test("lines in another encoding than the rest are read as well", async () => {
    const mixed = Buffer.concat([
      iconv.encode("a;b\nseñor;1\n", "utf8"),
      iconv.encode("niño;2\n", "windows-1252"),
    ]);
    expect((await read(mixed)).cells).toEqual([
      ["señor", "1"],
      ["niño", "2"],
    ]);
  });

  test("a recipe may say it", async () => {
    const { cells } = await read(iconv.encode("a,b\nŁódź,1\n", "iso-8859-2"), "x.csv", {
      encoding: "iso-8859-2",
    });
    expect(cells).toEqual([["Łódź", "1"]]);
    await expect(read("a\n1", "x.csv", { encoding: "klingon" })).rejects.toThrow("klingon");
  });
});

describe("dialects are found by looking", () => {
  test.each([
    [";", "a;b;c\n1,5;2,5;3,5\n"],
    ["\t", "a\tb\tc\n1,5\t2\t3\n"],
    ["|", "a|b|c\n1|2|3\n"],
    [",", "a,b,c\n1,x;y,3\n"],
    ["^", "a^b^c\n1^2^3\n"],
    [";", "sep=;\na;b;c\n1;2;3\n"],
  ])("%j", async (delimiter, text) => {
    const { format, header, rows } = await read(text);
    expect(format.delimiter).toBe(delimiter);
    expect(header).toEqual(["a", "b", "c"]);
    expect(rows).toHaveLength(1);
  });

  test("random tables written in random dialects come back the same", async () => {
    const cell = fc
      .string({ unit: fc.constantFrom("a", "b", "é", " x", "\n", '"', "7", ",", ";", "-"), maxLength: 6 })
      .map((s) => `w${s}`);
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("utf8", "utf16le"),
        fc.boolean(),
        async (rows, delimiter, encoding, zip) => {
          const head = rows[0]?.map((_, i) => `col${i}`) ?? [];
          const text = [head, ...rows]
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(delimiter))
            .join("\r\n");
          const bytes = iconv.encode(text, encoding, { addBOM: true });
          const found = await read(zip ? gzipSync(bytes) : bytes, "t.csv", {}, 11);
          expect(found.format.delimiter).toBe(delimiter);
          expect(found.cells).toEqual(rows);
        },
      ),
      { seed: 31, numRuns: 150 },
    );
  });
});

describe("headers are made fit to be named", () => {
  test("names are trimmed and made unique, nameless columns get one", async () => {
    const { header } = await read("category,category , NETPRO  ,,category (2)\n1,2,3,4,5\n");
    expect(header).toEqual(["category", "category (3)", "NETPRO", "column 4", "category (2)"]);
    expect(new Set(header).size).toBe(5);
  });

  test("titles above the header are passed over", async () => {
    const { header, rows, format } = await read("Informe de ventas;;\n;;\nfecha;tienda;nota\n1;2;3\n4;5;6\n");
    expect(header).toEqual(["fecha", "tienda", "nota"]);
    expect(format.headerRow).toBe(3);
    expect(rows.map((row) => row.line)).toEqual([4, 5]);
  });

  test("a file without a header takes the names it is given", async () => {
    const { header, cells } = await read("1,2\n3,4\n", "x.csv", { headerRow: 0, columns: ["a", "b"] });
    expect(header).toEqual(["a", "b"]);
    expect(cells).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });
});

describe("what cannot be read is kept aside with its reason, and the rest is read", () => {
  test("rows with another number of cells", async () => {
    const { rows, broken } = await read("a,b\n1,2\n1,2,3\n4,5\n6\n7,8,\n");
    expect(broken).toEqual([
      { reason: "wrong-columns", detail: "3 cells instead of 2" },
      { reason: "wrong-columns", detail: "1 cells instead of 2" },
    ]);
    expect(rows.filter((row) => row.broken).map((row) => [row.line, row.raw()])).toEqual([
      [3, "1,2,3"],
      [5, "6"],
    ]);
    expect(rows).toHaveLength(5);
  });

  test("broken quotes", async () => {
    const { cells, broken } = await read('a,b\n1,"x"y\n2,"ok"\n3,"open\n4,z\n');
    expect(broken.map((b) => b.reason)).toEqual(["unreadable-row", "unreadable-row"]);
    expect(cells.filter((c) => c.length > 0)).toEqual([
      ["2", "ok"],
      ["4", "z"],
    ]);
  });

  test("a cell of ten megabytes", async () => {
    const { rows, broken } = await read(`a,b\n1,"${"x".repeat(10 * 1024 * 1024)}"\n2,y\n`);
    expect(broken[0]?.reason).toBe("too-large");
    expect(broken[0]?.detail).toContain("10485760");
    expect(rows[0]?.raw().length).toBeLessThan(cellLengthMax + 100);
    expect(rows[1]?.cells).toEqual(["2", "y"]);
  });

  test("lines that are no JSON, no objects, or hold NaN", async () => {
    const { rows, broken } = await read(
      '{"a":1,"b":{"c":"x","d":[1,2]}}\n{"a":NaN}\n[1]\n"x"\n\n{"a":null,"e":true}\n',
      "x.jsonl",
    );
    expect(broken.map((b) => b.reason)).toEqual(["unreadable-row", "not-an-object", "not-an-object"]);
    expect(rows[0]?.cells.slice(0, 3)).toEqual(["1", "x", "[1,2]"]);
    expect(rows.at(-1)).toMatchObject({
      line: 6,
      header: ["a", "b.c", "b.d", "e"],
      cells: ["", "", "", "true"],
    });
  });

  test("elements of a JSON array that are no JSON", async () => {
    const { rows, broken } = await read('[{"a":"x, ]}"},\n {"a": oops}, {"a":"y"} ]', "x.json", {}, 3);
    expect(broken).toHaveLength(1);
    expect(rows.filter((row) => !row.broken).map((row) => row.cells)).toEqual([["x, ]}"], ["y"]]);
  });

  test("zero characters and halves of surrogate pairs become a replacement", async () => {
    expect((await read("a,b\nx\u0000y,1\n".repeat(1), "x.csv", { encoding: "utf-8" })).cells).toEqual([
      ["x\uFFFDy", "1"],
    ]);
    expect((await read('{"a":"\\ud800x\\u0000"}\n', "x.jsonl")).cells).toEqual([["\uFFFDx\uFFFD"]]);
  });
});

describe("files that are none of the formats are refused with the way out", () => {
  test.each([
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "unsupported-format", ".xlsx"],
    ["a PDF", Buffer.from("%PDF-1.7 ..."), "unsupported-format", "CSV"],
    ["a zip", Buffer.from("504b030414000000", "hex"), "unsupported-format", "unpack"],
    ["twice compressed", gzipSync(gzipSync("a,b\n1,2")), "unsupported-format", "unpack"],
    [
      "a picture",
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 32)),
      "unsupported-format",
      "no text",
    ],
    ["nothing", Buffer.alloc(0), "bad-input", "empty"],
    ["a web page", Buffer.from("<!DOCTYPE html><html>"), "unsupported-format", "web page"],
  ])("%s", async (_, bytes, code, says) => {
    const failure = await read(bytes, "thing.zip").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).toContain(says);
  });

  test("a damaged gzip says so after the rows before the damage", async () => {
    const bytes = gzipSync(
      `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},${Math.sin(i)}\n`).join("")}`,
    );
    await expect(read(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({ code: "bad-input" });
  });

  test("a missing file", async () => {
    await expect(openRows(join(folder, "none.csv"), "none.csv")).rejects.toMatchObject({ code: "not-found" });
  });
});

test("any bytes are read or refused, never a crash", async () => {
  const names = fc.constantFrom("a.csv", "a.jsonl", "a.json", "a.xlsx", "a.txt");
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({
        unit: fc.constantFrom('"', ",", ";", "\n", "\r", "{", "}", "[", "]", ":", "a", "1", "\\", "ñ"),
        maxLength: 200,
      })
      .map((s) => new TextEncoder().encode(s)),
    fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.concat([Buffer.from("PK\u0003\u0004"), b])),
  );
  await fc.assert(
    fc.asyncProperty(names, noise, fc.boolean(), async (name, bytes, zip) => {
      const buffer = Buffer.from(bytes);
      try {
        const { rows } = await read(zip ? gzipSync(buffer) : buffer, name, {}, 13);
        for (const row of rows) expect(typeof row.raw()).toBe("string");
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(["bad-input", "unsupported-format", "too-large"]).toContain((error as AppError).code);
      }
    }),
    { seed: 32, numRuns: 600 },
  );
});

test("memory does not grow with the file", async () => {
  const path = join(folder, "large.csv");
  const line = `${"some text in a cell,".repeat(9)}end\n`;
  writeFileSync(path, `${Array.from({ length: 10 }, (_, i) => `c${i}`).join(",")}\n${line.repeat(400_000)}`);
  const script = `
    const { openRows } = await import(${JSON.stringify(new URL("./open-rows.ts", import.meta.url).pathname)});
    const open = await openRows(${JSON.stringify(path)}, "large.csv");
    let n = 0;
    for await (const rows of open.blocks) n += rows.length;
    console.log(JSON.stringify({ n, bytes: open.bytesRead() }));`;
  const file = join(folder, "read.mts");
  writeFileSync(file, script);
  const out = execFileSync(process.execPath, ["--max-old-space-size=40", "--import", "tsx", file], {
    encoding: "utf8",
  });
  expect(JSON.parse(out)).toMatchObject({ n: 400_000 });
});
