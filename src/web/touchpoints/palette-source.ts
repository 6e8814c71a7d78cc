// The touchpoints for the palette, by their name in both languages, their channel and their stage.

import { channelNames } from "../../domain/channel.ts";
import { stageNames } from "../../domain/stage.ts";
import type { Source } from "../palette/entry.ts";
import { touchpointsQuery } from "../session/queries.ts";

/** The catalogue. */
export const touchpointSource: Source = {
  group: "touchpoint",
  name: "touchpoints",
  needs: "figures",
  list: async ({ queries, language, go }) => {
    const { touchpoints } = await queries.ensureQueryData(touchpointsQuery);
    return touchpoints.map(({ key, names, channel, stage, owner }) => ({
      id: `touchpoint:${key}`,
      label: names[language],
      detail: `${stageNames[stage][language]} · ${channelNames[channel][language]}`,
      words: `${names.es} ${names.en} ${key} ${owner}`,
      icon: "touchpoints" as const,
      run: () => go(`/touchpoints?edit=${encodeURIComponent(key)}`),
    }));
  },
};
