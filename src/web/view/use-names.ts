// The names of channels, stages and touchpoints in the reader's language. What is in no catalogue is shown as it came.

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { channelNames, parseChannel } from "../../domain/channel.ts";
import type { GroupField } from "../../domain/question.ts";
import { parseStage, stageNames } from "../../domain/stage.ts";
import { touchpointsQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";

/** Names a value of a field. */
export type NameOf = (field: GroupField, value: string) => string;

/** The naming of values. Touchpoints are called by their key until the catalogue has arrived. */
export function useNames(): NameOf {
  const { t } = useTranslation("overview");
  const language = useLanguage();
  const format = useFormat();
  const catalogue = useQuery(touchpointsQuery).data;
  const touchpoints = useMemo(
    () => new Map(catalogue?.touchpoints.map((one) => [one.key, one.names[language]])),
    [catalogue, language],
  );
  return useCallback(
    (field, value) => {
      switch (field) {
        case "channel": {
          const channel = parseChannel(value);
          return channel ? channelNames[channel][language] : value || t("nowhere.channel");
        }
        case "stage": {
          const stage = parseStage(value);
          return stage ? stageNames[stage][language] : value || t("nowhere.stage");
        }
        case "touchpoint":
          return touchpoints.get(value) ?? (value || t("nowhere.touchpoint"));
        case "language":
          return value === "" ? t("nowhere.value") : format.languageName(value);
        default:
          return value || t("nowhere.value");
      }
    },
    [language, format, touchpoints, t],
  );
}
