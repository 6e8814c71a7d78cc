// The colours of the page as the charts need them: plain values, read from the tokens anew when the scheme changes.

/** Colours and font of a chart. */
export interface ChartInk {
  readonly accent: string;
  readonly band: string;
  readonly text: string;
  readonly mute: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
}

/** Reads the ink of the scheme that the page has now. */
export function readInk(): ChartInk {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    accent: token("--v-accent"),
    band: token("--v-accent"),
    text: token("--v-text"),
    mute: token("--v-text-mute"),
    line: token("--v-line"),
    surface: token("--v-surface"),
    font: token("--v-font"),
  };
}
