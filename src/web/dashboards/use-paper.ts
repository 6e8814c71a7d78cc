// A dashboard on paper: A4, landscape, drawn as on the screen and made as wide as the page, with the workspace, the day and
// the page's number at its foot. Works for the button, for Ctrl-P and for programs that print.

import { type RefObject, useEffect } from "react";

/** Width of an A4 page in landscape inside its margins, in CSS px: 297 mm less twice 12 mm at 96 dots an inch. */
const paperPx = Math.floor(((297 - 24) / 25.4) * 96);

/** A text as a string of CSS. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;()/–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`;
}

/** Prints the element as wide as the page. `foot` stands at the foot of every page. */
export function usePaper(element: RefObject<HTMLElement | null>, foot: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page {
      size: A4 landscape;
      margin: 12mm 12mm 16mm;
      @bottom-left { content: ${cssString(foot)}; font: 8pt sans-serif; color: #6d6371; }
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #6d6371; }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const fit = () => {
      const page = element.current;
      if (page === null) return;
      const width = page.getBoundingClientRect().width;
      page.style.setProperty("--paper-width", `${width}px`);
      page.style.setProperty("--paper-zoom", String(Math.min(1, paperPx / width)));
    };
    window.addEventListener("beforeprint", fit);
    return () => {
      window.removeEventListener("beforeprint", fit);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [element, foot]);
}
