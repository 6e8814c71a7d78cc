// The colours of the page as the charts need them: plain values, read from the tokens anew when the scheme changes.

/** Colours and font of a chart. */
export interface ChartInk {
  readonly accent: string;
  readonly band: string;
  readonly text: string;
  readonly mute: string;
  readonly line: string;
  readonly surface: string;
  readonly sunken: string;
  /** From bad to good, see tokens.css: for marks, and for grounds under text. */
  readonly bad: string;
  readonly bad1: string;
  readonly bad2: string;
  readonly middle: string;
  readonly good1: string;
  readonly good2: string;
  readonly good: string;
  /** Inks of several lines; none of them says good or bad. */
  readonly series: readonly string[];
  readonly font: string;
}

/** Reads the ink of the scheme that the page, or a part of it, has now. */
export function readInk(part: Element = document.documentElement): ChartInk {
  const style = getComputedStyle(part);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    accent: token("--v-accent"),
    band: token("--v-accent"),
    text: token("--v-text"),
    mute: token("--v-text-mute"),
    line: token("--v-line"),
    surface: token("--v-surface"),
    sunken: token("--v-sunken"),
    bad: token("--v-bad"),
    bad1: token("--v-bad-1"),
    bad2: token("--v-bad-2"),
    middle: token("--v-middle"),
    good1: token("--v-good-1"),
    good2: token("--v-good-2"),
    good: token("--v-good"),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((place) => token(`--v-series-${place}`)),
    font: token("--v-font"),
  };
}
