// The dashboards for the palette, by their name and what they are for.

import type { Source } from "../palette/entry.ts";
import { dashboardsQuery } from "./queries.ts";

/** Dashboards. */
export const dashboardSource: Source = {
  group: "saved",
  name: "dashboards",
  needs: "figures",
  list: async ({ queries, translations, go }) => {
    const t = translations.getFixedT(null, "palette");
    const { dashboards } = await queries.fetchQuery(dashboardsQuery);
    return dashboards.map(({ id, name, description, madeBy }) => ({
      id: `dashboard:${id}`,
      label: name,
      detail: t("kind.dashboard"),
      words: `${description} ${madeBy}`,
      icon: "dashboards" as const,
      run: () => go(`/dashboards/${encodeURIComponent(id)}`),
    }));
  },
};
