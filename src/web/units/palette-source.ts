// The units for the palette, by their name in both languages, their key, and the units above them. One leads to its place in the tree.

import type { Source } from "../palette/entry.ts";
import { unitOptions } from "./unit-options.ts";
import { unitsQuery } from "./use-units.ts";

/** Units. */
export const unitSource: Source = {
  group: "touchpoint",
  name: "units",
  needs: "figures",
  list: async ({ queries, language, translations, go }) => {
    const t = translations.getFixedT(null, "palette");
    const found = await queries.fetchQuery(unitsQuery);
    const names = new Map(found.units.map(({ key, names: both }) => [key, `${both.es} ${both.en}`]));
    return unitOptions(found, language, []).map(({ value, label, above }) => ({
      id: `unit:${value}`,
      label,
      detail: [t("kind.unit"), ...above].join(" · "),
      words: `${value} ${names.get(value) ?? ""}`,
      icon: "units" as const,
      run: () => go(`/units?q=${encodeURIComponent(value)}`),
    }));
  },
};
