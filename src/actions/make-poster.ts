// Posters with the code of a survey, as a PDF: one sheet for each unit and touchpoint, vectors and an embedded typeface, nothing
// fetched from anywhere. The code carries the survey's public address with that place, which the answers then have.

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
  posterSheetsMax as sheetsMax,
} from "../domain/survey/poster.ts";
import { AppError } from "../errors.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import { listUnits } from "../records/unit-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import { surveyOf } from "./survey-of.ts";

/** What is wanted. */
export interface PosterWish {
  /** Keys of the units, and of the touchpoints: a sheet for each of both together. None of them is one sheet for all. */
  readonly units: readonly string[];
  readonly touchpoints: readonly string[];
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
  if (sheet.place !== "")
    paper
      .fontSize(13)
      .fillColor("#6d6371")
      .text(sheet.place, 60, 788, { ...middle, height: 18, ellipsis: true });
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

/** A place with what stands under its code. */
interface NamedPlace {
  readonly key: string;
  readonly name: string;
}

/** The wanted ones of what is there; one without a name where none is wanted. Throws `bad-input` with `where` to look. */
function chosen(keys: readonly string[], there: readonly NamedPlace[], where: string): NamedPlace[] {
  if (keys.length === 0) return [{ key: "", name: "" }];
  return keys.map((key) => {
    const found = there.find((one) => one.key === key);
    if (!found)
      throw new AppError("bad-input", `There is no ${key} that you may see; \`GET ${where}\` lists them.`);
    return found;
  });
}

/** The posters of a survey. Throws `not-found` for a survey that is not there, `bad-input` for a place that is not or may not be seen. */
export async function makePoster(
  app: Pick<App, "database">,
  sight: Sight,
  id: string,
  wish: PosterWish,
): Promise<Buffer> {
  const { language, origin, size } = wish;
  const [survey, workspace, allUnits, allTouchpoints] = await Promise.all([
    surveyOf(app.database, sight.workspace, id),
    findWorkspace(app.database, sight.workspace),
    wish.units.length > 0 ? listUnits(app.database, sight.workspace) : [],
    wish.touchpoints.length > 0 ? listTouchpoints(app.database, sight.workspace) : [],
  ]);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const words = posterWordsIn(language);
  const named = (one: { key: string; names: Readonly<Record<Language, string>> }) => ({
    key: one.key,
    name: one.names[language],
  });
  const seen = allUnits.filter(({ key }) => sight.units === null || sight.units.includes(key));
  const units = chosen(wish.units, seen.map(named), "/api/v1/units");
  const touchpoints = chosen(wish.touchpoints, allTouchpoints.map(named), "/api/v1/touchpoints");
  if (units.length * touchpoints.length > sheetsMax)
    throw new AppError(
      "bad-input",
      `A file has at most ${sheetsMax} sheets; ask for fewer units or touchpoints.`,
    );
  const sheets = units.flatMap((unit) =>
    touchpoints.map(
      (touchpoint): PosterSheet => ({
        company: workspace.name,
        heading: wish.heading || words.heading,
        hint: words.hint,
        place: [touchpoint.name, unit.name].filter(Boolean).join(" · "),
        address: posterAddress(
          origin,
          survey.token,
          { unit: unit.key, touchpoint: touchpoint.key },
          language,
        ),
      }),
    ),
  );
  return drawPoster(sheets, size, workspace.brandColor);
}
