// The surveys for the palette, by their name and their state.

import type { Source } from "../palette/entry.ts";
import { surveysQuery } from "./queries.ts";

/** Surveys. */
export const surveySource: Source = {
  group: "saved",
  name: "surveys",
  needs: "figures",
  list: async ({ queries, translations, go }) => {
    await translations.loadNamespaces("surveys");
    const t = translations.getFixedT(null, ["palette", "surveys"]);
    const { surveys } = await queries.fetchQuery(surveysQuery);
    return surveys.map(({ id, name, state }) => ({
      id: `survey:${id}`,
      label: name,
      detail: `${t("kind.survey")} · ${t(`surveys:state.${state}`)}`,
      icon: "surveys" as const,
      run: () => go(`/surveys/${encodeURIComponent(id)}`),
    }));
  },
};
