import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvSplitter, type Dialect } from "./csv-splitter.ts";

const plain: Dialect = { delimiter: ",", quote: '"', escape: '"' };

function split(text: string, dialect: Dialect = plain, pieces: readonly number[] = [], width = 0) {
  const rows: string[][] = [];
  const lines: number[] = [];
  const broken: { line: number; detail: string; text: string }[] = [];
  const splitter = new CsvSplitter(dialect, {
    row: (line, cells) => {
      rows.push(cells);
      lines.push(line);
    },
    broken: (line, { detail }, raw) => broken.push({ line, detail, text: raw }),
  });
  splitter.width = width;
  let from = 0;
  for (const size of pieces) {
    splitter.push(text.slice(from, from + size));
    from += size;
  }
  splitter.push(text.slice(from));
  splitter.end();
  return { rows, lines, broken };
}

const cell = fc.string({
  unit: fc.constantFrom("a", "ñ", "😀", "1", " ", '"', "'", ",", ";", "\t", "|", "\n", "\r", "\\"),
  maxLength: 8,
});

function write(
  table: readonly (readonly string[])[],
  { delimiter, quote }: Dialect,
  newline: string,
): string {
  const cells = (value: string) =>
    value === "" || [delimiter, quote, "\n", "\r"].some((sign) => value.includes(sign))
      ? quote + value.replaceAll(quote, quote + quote) + quote
      : value;
  return table.map((row) => row.map(cells).join(delimiter) + newline).join("");
}

describe("a table comes back as it was written", () => {
  test("in any dialect, cut into any pieces", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(",", ";", "\t", "|", "^"),
        fc.constantFrom('"', "'"),
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 }),
        (table, delimiter, quote, newline, pieces) => {
          const dialect = { delimiter, quote, escape: quote };
          const found = split(write(table, dialect, newline), dialect, pieces);
          expect(found.broken).toEqual([]);
          expect(found.rows).toEqual(table);
        },
      ),
      { seed: 20, numRuns: 1500 },
    );
  });

  test("as csv-parse reads it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom("\n", "\r\n"),
        (table, newline) => {
          const text = write(table, plain, newline);
          const oracle: unknown = parse(text, { relax_column_count: true, record_delimiter: newline });
          expect(split(text).rows).toEqual(oracle);
        },
      ),
      { seed: 21, numRuns: 500 },
    );
  });

  test("with carriage returns alone as ends of line", () => {
    expect(split('a,b\r"1\r2",3\r').rows).toEqual([
      ["a", "b"],
      ["1\r2", "3"],
    ]);
  });

  test("with backslashes before quotes", () => {
    const { rows } = split('a,"say \\"hi\\", ok"\nb,"x\\\\"\n', { ...plain, escape: "\\" });
    expect(rows).toEqual([
      ["a", 'say "hi", ok'],
      ["b", "x\\"],
    ]);
  });

  test("with the last line unfinished, blank lines passed over and lines counted over quoted line breaks", () => {
    const { rows, lines } = split('h,i\n\n"a\nb",2\n3,4');
    expect(rows).toEqual([
      ["h", "i"],
      ["a\nb", "2"],
      ["3", "4"],
    ]);
    expect(lines).toEqual([1, 3, 5]);
  });
});

describe("a broken quote costs its own line and no other", () => {
  test("when something follows the closing quote", () => {
    const { rows, broken } = split('1,"a"b,c\n2,x,y\n');
    expect(rows).toEqual([["2", "x", "y"]]);
    expect(broken).toMatchObject([{ line: 1, text: '1,"a"b,c' }]);
  });

  test("when the quote is never closed", () => {
    const { rows, broken } = split('1,"a\n2,b\n3,c\n');
    expect(rows).toEqual([
      ["2", "b"],
      ["3", "c"],
    ]);
    expect(broken).toMatchObject([{ line: 1, text: '1,"a' }]);
  });

  test("when the next quoted cell closes it by chance", () => {
    const { rows, broken } = split('1,"a,x\n2,b,y\n3,"c",z\n', plain, [], 3);
    expect(rows).toEqual([
      ["2", "b", "y"],
      ["3", "c", "z"],
    ]);
    expect(broken.map((b) => b.line)).toEqual([1]);
  });

  test("when the row it swallowed has the wrong width", () => {
    const { rows, broken } = split('1,"a,x\n2,b",y,z\n3,c,z\n', plain, [], 3);
    expect(broken[0]).toMatchObject({ line: 1 });
    expect(rows).toContainEqual(["3", "c", "z"]);
  });

  test("and a quote inside an unquoted cell is a letter", () => {
    expect(split('1,5" screen,x\n').rows).toEqual([["1", '5" screen', "x"]]);
  });
});

describe("any text is read to its end", () => {
  test("every line ends as a row or as a broken one", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\\", " "), maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 3 }),
        (text, pieces, width) => {
          const { rows, broken } = split(text, plain, pieces, width);
          const letters = (t: string) => t.replaceAll(/[^a]/g, "").length;
          const kept = rows
            .flat()
            .map(letters)
            .concat(broken.map((b) => letters(b.text)));
          expect(kept.reduce((sum, n) => sum + n, 0)).toBe(letters(text));
        },
      ),
      { seed: 22, numRuns: 3000 },
    );
  });

  test("a line without end is given up at a bound and the next ones are read", () => {
    const { rows, broken } = split(
      `a\n${"x".repeat(40 * 1024 * 1024)}\n1,2\n`,
      plain,
      new Array<number>(40).fill(1024 * 1024),
    );
    expect(rows).toEqual([["a"], ["1", "2"]]);
    expect(broken.map((b) => b.line)).toEqual([2]);
  });

  test("a quote opened on every line takes no more than linear time", () => {
    const started = performance.now();
    const { rows, broken } = split('1,"a\n'.repeat(100_000));
    expect(rows.length + broken.length).toBeGreaterThan(50_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
