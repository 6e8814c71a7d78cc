// Who is signed in and how figures are written for them, for every component below the shell.

import { useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../../api/contract.ts";
import { type CalendarDate, dateIn } from "../../domain/calendar.ts";
import { type Channel, channels } from "../../domain/channel.ts";
import type { Extent } from "../../domain/chosen-period.ts";
import { createFormat, type Format } from "../../domain/format.ts";
import type { Permission } from "../../domain/permission.ts";
import { currentLanguage, type Language } from "../i18n/language.ts";
import { meQuery } from "./queries.ts";

/** The signed-in person's workspace. Its answer is in the cache before any screen of the shell is drawn. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/**
 * What the signed-in person may do: `const may = useMay()`, then `may("catalogue") && <Button/>`. What one may not do is not
 * shown; the server refuses it all the same.
 */
export function useMay(): (permission: Permission) => boolean {
  const { may } = useMe();
  return useCallback((permission) => may.includes(permission), [may]);
}

/** The language on the screen. */
export function useLanguage(): Language {
  return currentLanguage(useTranslation().i18n);
}

/** Writes figures in the reader's language and the workspace's time zone and currency. */
export function useFormat(): Format {
  const { workspace } = useMe();
  const language = useLanguage();
  return useMemo(
    () => createFormat(language, workspace.timeZone, workspace.currency),
    [language, workspace.timeZone, workspace.currency],
  );
}

/** Today on the workspace's clocks. */
export function useToday(): CalendarDate {
  return dateIn(useMe().workspace.timeZone, Date.now());
}

/** First and last day with interactions, on the workspace's clocks. */
export function extentOf(me: Me): Extent {
  if (me.firstAt === null || me.lastAt === null) return null;
  const zone = me.workspace.timeZone;
  return { first: dateIn(zone, Date.parse(me.firstAt)), last: dateIn(zone, Date.parse(me.lastAt)) };
}

/** The channels that the workspace uses, in their order; `kept` is one more that is chosen already. */
export function useChannels(kept?: string): readonly Channel[] {
  const { hiddenChannels } = useMe().workspace;
  return useMemo(
    () => channels.filter((channel) => channel === kept || !hiddenChannels.includes(channel)),
    [hiddenChannels, kept],
  );
}
