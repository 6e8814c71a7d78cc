// What the data screen shows, as its address says it. Defaults are not written.

/** The views of the screen. */
export const dataTabs = ["sources", "quarantine", "live", "send"] as const;

/** One of them. */
export type DataTab = (typeof dataTabs)[number];

/** The address of the screen, taken apart. `reason`, `source`, `import` and `q` narrow the quarantine. */
export interface DataSearch {
  readonly tab?: Exclude<DataTab, "sources">;
  readonly reason?: string;
  readonly source?: string;
  readonly import?: string;
  readonly q?: string;
}

/** Reads an address; what it does not understand is left out. */
export function parseDataSearch(search: Readonly<Record<string, unknown>>): DataSearch {
  const tab = dataTabs.find((one) => one === search["tab"]);
  const kept: Record<string, string> = {};
  for (const name of ["reason", "source", "import", "q"] as const) {
    const value = search[name];
    if (typeof value === "string" && value !== "") kept[name] = value;
  }
  return { ...(tab && tab !== "sources" && { tab }), ...kept };
}
