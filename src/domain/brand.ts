// The colours of a company on the pages that others see: how well text stands out on them, and which text that is.
// Contrast is that of WCAG 2.2 (relative luminance of sRGB), from 1 for the same colour to 21 for black on white.

/** A colour as it is kept: `#` and six hexadecimal digits in small letters. */
export const brandColorPattern = /^#[0-9a-f]{6}$/;

/** A colour as people type it (capitals, three digits, no `#`); undefined when it is none. */
export function parseBrandColor(text: string): string | undefined {
  const digits = text.trim().toLowerCase().replace(/^#/, "");
  if (!/^([0-9a-f]{3}|[0-9a-f]{6})$/.test(digits)) return undefined;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

/** The least contrast of text (WCAG 1.4.3, AA) and of marks and large text (1.4.11). */
export const textContrastMin = 4.5;
export const markContrastMin = 3;

function channel(hex: string, at: number): number {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance of `#rrggbb`, from 0 (black) to 1 (white). */
export function luminanceOf(color: string): number {
  return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
}

/** Contrast of two colours, from 1 to 21, whichever is in front. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** White or black, whichever reads better on the colour: at least 4.5 on every colour there is. */
export function textOn(color: string): "#ffffff" | "#000000" {
  return contrastOf(color, "#ffffff") >= contrastOf(color, "#000000") ? "#ffffff" : "#000000";
}

/** What may be done with a colour on white: text and links, only marks and large text, or only grounds. */
export type BrandUse = "text" | "marks" | "grounds";

/** The use that the contrast on a white page allows. */
export function brandUseOf(color: string): BrandUse {
  const contrast = contrastOf(color, "#ffffff");
  if (contrast >= textContrastMin) return "text";
  return contrast >= markContrastMin ? "marks" : "grounds";
}
