// A dashboard on paper: A4, landscape, laid out alike from every screen and made as wide as the page, with the workspace, the
// day and the page's number at its foot. Works for the button, for Ctrl-P and for programs that print.

import { type RefObject, useEffect } from "react";
import { paperLayout } from "./paper-layout.ts";

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
      document.documentElement.toggleAttribute("data-paper", true);
      const { top } = page.getBoundingClientRect();
      const tiles = [...page.querySelectorAll("[data-tile]")].map((tile) => {
        const place = tile.getBoundingClientRect();
        return { top: place.top - top, bottom: place.bottom - top };
      });
      const { width, zoom } = paperLayout(tiles);
      page.style.width = `${width}px`;
      page.style.setProperty("--paper-zoom", String(zoom));
    };
    const unfit = () => {
      document.documentElement.toggleAttribute("data-paper", false);
      element.current?.style.removeProperty("width");
    };
    // Captured, so that the charts, which listen too, find the width that they will have.
    window.addEventListener("beforeprint", fit, true);
    window.addEventListener("afterprint", unfit, true);
    return () => {
      window.removeEventListener("beforeprint", fit, true);
      window.removeEventListener("afterprint", unfit, true);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [element, foot]);
}
