// The segments for the palette, by their name and by what their sentence says.

import type { Source } from "../palette/entry.ts";
import { segmentsQuery } from "../session/queries.ts";

/** Segments. */
export const segmentSource: Source = {
  group: "saved",
  name: "segments",
  needs: "figures",
  list: async ({ queries, language, translations, go }) => {
    const t = translations.getFixedT(null, "palette");
    const { segments } = await queries.fetchQuery(segmentsQuery);
    return segments.map(({ id, name, sentence }) => ({
      id: `segment:${id}`,
      label: name,
      detail: t("kind.segment"),
      words: sentence[language],
      icon: "segments" as const,
      run: () => go(`/segments/${encodeURIComponent(id)}`),
    }));
  },
};
