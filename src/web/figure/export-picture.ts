// A figure as a picture: the chart as it is drawn on the screen, in light ink on white whatever the screen's scheme, with
// the lines that say what it is above and below. Invariant: an SVG holds no script, no outside file and no style sheet.

import type { EChartsCoreOption } from "echarts/core";
import { type ChartInk, readInk } from "../design/chart-ink.ts";
import { init } from "../design/chart-parts.ts";
import type { Caption } from "./caption.ts";
import type { Drawing } from "./drawing.ts";

const WIDTH = 960;
const EDGE = 32;
const TITLE = 22;
const LINE = 20;
/** Letters of one line at the size of the caption. */
const LETTERS = 125;
/** How many dots a PNG has for one px. */
const DENSITY = 2;
/** Fonts of the machine: a picture cannot bring the product's own along. */
const FONT = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif";

/** What a picture of a number shows in place of a chart. */
export interface NumberPicture {
  readonly score: string;
}

const escapeXml = (text: string) =>
  text
    // What XML cannot hold at all is left out.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Breaks a text into lines between words. */
export function wrapText(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function lightInk(): ChartInk {
  const place = document.createElement("div");
  place.dataset["mantineColorScheme"] = "light";
  document.body.append(place);
  const ink = readInk(place);
  place.remove();
  return { ...ink, font: FONT };
}

/** The chart alone, without its outer element's size. */
function drawChart(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, ...option, tooltip: { show: false } });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The picture as the text of an SVG file. */
export function figureSvg(drawing: Drawing | NumberPicture, caption: Caption): string {
  const ink = lightInk();
  const isChart = "draw" in drawing;
  const width = isChart ? Math.max(WIDTH, drawing.widthMin + 2 * EDGE) : WIDTH;
  const titles = wrapText(caption.title, 70);
  const above = [caption.period, caption.filters]
    .filter((line) => line !== "")
    .flatMap((line) => wrapText(line, LETTERS));
  const below = [caption.rests, caption.source].flatMap((line) => wrapText(line, LETTERS));
  const texts: string[] = [];
  let y = EDGE;
  const write = (line: string, size: number, colour: string, weight = 400) => {
    y += size;
    texts.push(
      `<text x="${EDGE}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(line)}</text>`,
    );
    y += size === TITLE ? 8 : LINE - size;
  };
  for (const line of titles) write(line, TITLE, ink.text, 600);
  for (const line of above) write(line, 14, ink.mute);
  y += 16;
  const height = isChart ? drawing.height : 96;
  const chart = isChart
    ? drawChart(drawing.draw(ink, width - 2 * EDGE), width - 2 * EDGE, height).replace(
        /^<svg /,
        `<svg x="${EDGE}" y="${y}" `,
      )
    : `<text x="${EDGE}" y="${y + 72}" font-size="72" font-weight="600" fill="${ink.text}">${escapeXml(drawing.score)}</text>`;
  y += height + 12;
  for (const line of below) write(line, 13, ink.mute);
  y += EDGE - 8;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="${escapeXml(FONT)}">
<title>${escapeXml(caption.title)}</title>
<rect width="100%" height="100%" fill="${ink.surface}"/>
${texts.join("\n")}
${chart}
</svg>
`;
}

/** The same picture in dots. */
export async function figurePng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * DENSITY;
  canvas.height = image.height * DENSITY;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser gives no canvas to draw a PNG on");
  context.scale(DENSITY, DENSITY);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The canvas gave no PNG"))),
      "image/png",
    ),
  );
}
