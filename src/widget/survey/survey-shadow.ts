// The shadow that a survey stands in: its styles with the company's colour, the direction of its language, and its focus.

import { brandColorPattern, textOn } from "../../domain/brand.ts";
import fields from "./fields.css?text";
import frame from "./survey.css?text";

/** The direction in which a language is written. */
export function directionOf(language: string): "rtl" | "ltr" {
  return /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/.test(language) ? "rtl" : "ltr";
}

/** The styles, with the company's colour and more of them. */
export function stylesOf(color: string | null, more = ""): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const own = color && brandColorPattern.test(color) ? `:host{--a:${color};--o:${textOn(color)}}` : "";
  sheet.replaceSync(frame + fields + more + own);
  return sheet;
}

/** Moves the focus to what a card asks first; to what was answered before, where something was. */
export function focusCard(root: ParentNode): void {
  const found = [
    ".over h2",
    ".over .main",
    ".over p",
    "form input:checked",
    "form :is(input,textarea,select)",
    "form .main",
  ]
    .map((what) => root.querySelector<HTMLElement>(what))
    .find(Boolean);
  found?.focus();
}
