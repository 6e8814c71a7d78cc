// What a sheet leans on: the list of sheets, the shared texts, and which number formats are dates. Times in a workbook are days
// since 1900 (or 1904) without a zone; they are written out as ISO wall-clock time.

import { AppError } from "../../../errors.ts";
import type { XlsxPackage } from "./xlsx-package.ts";
import { readXmlWhole } from "./xml-stream.ts";

const sharedTextMax = 128 * 1024 * 1024;
const partBytesMax = 64 * 1024 * 1024;

/** A sheet and where it is kept. */
export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** The sheets of a workbook in their order. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
}

/** Reads the list of sheets. */
export async function readWorkbook(parts: XlsxPackage): Promise<Workbook> {
  const targets = new Map<string, string>();
  if (parts.has("xl/_rels/workbook.xml.rels"))
    await readXmlWhole(parts.read("xl/_rels/workbook.xml.rels", partBytesMax), {
      open: (name, { Id, Target }) => {
        if (name === "Relationship" && Id !== undefined && Target !== undefined)
          targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`);
      },
    });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXmlWhole(parts.read("xl/workbook.xml", partBytesMax), {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = isTrue(attributes.date1904);
      if (name !== "sheet") return;
      const id =
        attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const path = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      if (parts.has(path))
        sheets.push({ name: attributes.name ?? `Sheet${sheets.length + 1}`, path, hidden });
    },
  });
  return { sheets, from1904 };
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

/** The texts that cells refer to by number. Throws `too-large` beyond what is held. */
export async function readSharedTexts(parts: XlsxPackage): Promise<readonly string[]> {
  if (!parts.has("xl/sharedStrings.xml")) return [];
  const texts: string[] = [];
  let [inText, phonetic, text, length] = [false, 0, "", 0];
  await readXmlWhole(parts.read("xl/sharedStrings.xml", sharedTextMax * 4), {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t") inText = phonetic === 0;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic--;
      else if (name === "si") {
        texts.push(text);
        // The entry of an empty text costs memory too.
        length += text.length + 16;
        if (length > sharedTextMax)
          throw new AppError(
            "too-large",
            `The workbook is refused: its texts are longer than ${sharedTextMax / 1024 ** 2} MB. Save the sheet as CSV.`,
          );
      }
    },
    text: (piece) => {
      if (inText && text.length <= sharedTextMax) text += piece;
    },
  });
  return texts;
}

/** How the number of a cell is shown. */
export type NumberShape = "number" | "moment" | "hours";

/** The shape of each cell style by its position. */
export async function readNumberShapes(parts: XlsxPackage): Promise<readonly NumberShape[]> {
  if (!parts.has("xl/styles.xml")) return [];
  const codes = new Map<number, string>();
  const shapes: NumberShape[] = [];
  let inCells = false;
  await readXmlWhole(parts.read("xl/styles.xml", partBytesMax), {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        shapes.push(shapeOf(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return shapes;
}

/** Formats that Excel knows by number alone (ECMA-376, 18.8.30), and the letters of those that people write. */
function shapeOf(id: number, code: string | undefined): NumberShape {
  if (code === undefined) {
    const moment = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return moment ? "moment" : (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? "hours" : "number";
  }
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase();
  if (/general/.test(letters) || !/[ymdhs]/.test(letters)) return "number";
  return /[yd]/.test(letters) || /^[^hs]*m/.test(letters) ? "moment" : "hours";
}

const dayMs = 86_400_000;

/** A number of days as ISO text: a date, a date with time, or hours alone. What is out of range stays a number. */
export function writeMoment(days: number, shape: NumberShape, from1904: boolean): string {
  if (shape === "number" || !Number.isFinite(days) || days < 0 || days >= 2_958_466) return String(days);
  const ms = Math.round(days * 86_400) * 1000;
  if (shape === "hours" || days < 1) {
    const seconds = ms / 1000;
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return [h, m, s].map((n) => String(n).padStart(2, "0")).join(":");
  }
  // Excel believes in 29 February 1900: days before it count from one day later.
  const origin = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const iso = new Date(origin + ms).toISOString();
  return ms % dayMs === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
