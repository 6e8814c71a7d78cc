// Posters with the code of a survey, as a PDF: one sheet for each unit, vectors and an embedded typeface, nothing fetched from
// anywhere. The code carries the survey's public address with the unit, so that answers say where they were given.

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { encode } from "uqr";
import { textOn } from "../domain/brand.ts";
import type { Language } from "../domain/language.ts";
import type { Sight } from "../domain/sight.ts";
import {
  type PosterSheet,
  type PosterSize,
  posterAddress,
  posterSizes,
  posterWordsIn,
} from "../domain/survey/poster.ts";
import { AppError } from "../errors.ts";
import { listUnits } from "../records/unit-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import { surveyOf } from "./survey-of.ts";

/** What is wanted. */
export interface PosterWish {
  /** Keys of the units; none is one sheet for all. */
  readonly units: readonly string[];
  readonly language: Language;
  /** "" is the usual one. */
  readonly heading: string;
  readonly size: PosterSize;
  /** Address of Vivencia for those who scan it. */
  readonly origin: string;
}

const require = createRequire(import.meta.url);
const typeface = (weight: 400 | 700) =>
  require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`);

const usualColor = "#873671";
/** The sheet is drawn as A4 and made smaller. */
const width = 595.28;
const codeWidth = 300;

function drawSheet(paper: PDFKit.PDFDocument, sheet: PosterSheet, color: string): void {
  const middle = { width: width - 120, align: "center" } as const;
  paper.rect(0, 0, width, 130).fill(color);
  paper
    .font("bold")
    .fontSize(30)
    .fillColor(textOn(color))
    .text(sheet.company, 60, 48, { ...middle, height: 40, ellipsis: true });
  paper.fillColor("#211a23").fontSize(40);
  const rise = paper.heightOfString(sheet.heading, middle);
  paper.text(sheet.heading, 60, 165 + Math.max(0, 150 - rise) / 2, {
    ...middle,
    height: 190,
    ellipsis: true,
  });
  const { data, size } = encode(sheet.address, { border: 0, ecc: "M" });
  const left = (width - codeWidth) / 2;
  const top = 370;
  const cell = codeWidth / size;
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) paper.rect(left + x * cell, top + y * cell, cell, cell);
  paper.fill("#000000");
  paper.link(left, top, codeWidth, codeWidth, sheet.address);
  paper
    .font("plain")
    .fontSize(20)
    .fillColor("#574d5a")
    .text(sheet.hint, 60, top + codeWidth + 34, middle);
  if (sheet.unit !== "")
    paper
      .fontSize(13)
      .fillColor("#6d6371")
      .text(sheet.unit, 60, 788, { ...middle, height: 18, ellipsis: true });
}

/** The sheets as one PDF. */
export function drawPoster(
  sheets: readonly PosterSheet[],
  size: PosterSize,
  color: string | null,
): Promise<Buffer> {
  const [paperWidth, paperHeight] = posterSizes[size];
  const paper = new PDFDocument({
    size: [paperWidth, paperHeight],
    margin: 0,
    autoFirstPage: false,
    info: { Title: sheets[0]?.heading ?? "", Creator: "Vivencia" },
  });
  paper.registerFont("plain", typeface(400)).registerFont("bold", typeface(700));
  const parts: Buffer[] = [];
  paper.on("data", (part: Buffer) => parts.push(part));
  const made = new Promise<Buffer>((resolve, reject) => {
    paper.on("end", () => resolve(Buffer.concat(parts)));
    paper.on("error", reject);
  });
  for (const sheet of sheets) {
    paper.addPage({ size: [paperWidth, paperHeight], margin: 0 });
    paper.scale(paperWidth / width);
    drawSheet(paper, sheet, color ?? usualColor);
  }
  paper.end();
  return made;
}

/** The posters of a survey. Throws `not-found` for a survey that is not there, `bad-input` for a unit that is not or may not be seen. */
export async function makePoster(
  app: Pick<App, "database">,
  sight: Sight,
  id: string,
  wish: PosterWish,
): Promise<Buffer> {
  const { units, language, origin, size } = wish;
  const [survey, workspace, known] = await Promise.all([
    surveyOf(app.database, sight.workspace, id),
    findWorkspace(app.database, sight.workspace),
    units.length > 0 ? listUnits(app.database, sight.workspace) : [],
  ]);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const words = posterWordsIn(language);
  const sheetOf = (unit: string, name: string): PosterSheet => ({
    company: workspace.name,
    heading: wish.heading || words.heading,
    hint: words.hint,
    unit: name,
    address: posterAddress(origin, survey.token, unit, language),
  });
  const sheets = units.map((key) => {
    const unit = known.find((one) => one.key === key);
    if (!unit || (sight.units !== null && !sight.units.includes(key)))
      throw new AppError(
        "bad-input",
        `There is no unit ${key} that you may see; \`GET /api/v1/units\` lists them.`,
      );
    return sheetOf(key, unit.names[language]);
  });
  return drawPoster(sheets.length > 0 ? sheets : [sheetOf("", "")], size, workspace.brandColor);
}
