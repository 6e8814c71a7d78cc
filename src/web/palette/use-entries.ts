// The entries that fit what was typed, group by group: lists of the sources matched here, and what servers find, asked for
// once typing pauses. Without words: what was chosen lately, the pages and the actions.

import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLanguage, useMay } from "../session/workspace.tsx";
import { type Entry, type Given, type Group, goWith, groups } from "./entry.ts";
import { fitting } from "./match.ts";
import { recentIds } from "./recent.ts";
import { sources as allSources } from "./sources.ts";

/** One heading with what stands under it. */
export interface EntryGroup {
  readonly group: Group | "recent";
  readonly entries: readonly Entry[];
}

const PAUSE_MS = 180;
/** Fewer letters would find half of all customers. */
const LETTERS_MIN = 2;
/** Entries of one group. */
const GROUP_MOST = 7;

/** What the palette shows for `typed`; `searching` while a server is being asked. */
export function useEntries(typed: string): { shown: readonly EntryGroup[]; searching: boolean } {
  const may = useMay();
  const sources = allSources.filter(({ needs }) => may(needs));
  const language = useLanguage();
  const { i18n } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const [words] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const given = (signal: AbortSignal): Given => ({
    may,
    language,
    translations: i18n,
    queries,
    go: goWith(router),
    setScheme: setColorScheme,
    signal,
  });
  const quiet = { retry: false, refetchInterval: false as const };
  const lists = useQueries({
    queries: sources.map((source) => ({
      ...quiet,
      queryKey: ["palette", source.name, language],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.list?.(given(signal)) ?? Promise.resolve([]),
      // Entries hold functions of this page: they are made anew whenever the palette opens.
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const asks = words.length >= LETTERS_MIN;
  const finds = useQueries({
    queries: sources.map((source) => ({
      ...quiet,
      queryKey: ["palette-find", source.name, language, words],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        source.find?.(words, given(signal)) ?? Promise.resolve([]),
      enabled: asks && source.find !== undefined,
      placeholderData: keepPreviousData,
      gcTime: 0,
    })),
  });
  const bySource = sources.map((source, i) => ({
    group: source.group,
    entries: lists[i]?.data ?? [],
    found: asks ? (finds[i]?.data ?? []) : [],
  }));
  const listed = (group: Group) =>
    bySource.filter((one) => one.group === group).flatMap(({ entries }) => entries);
  const opening = (): EntryGroup[] => {
    const all = bySource.flatMap(({ entries }) => entries);
    const recent = recentIds().flatMap((id) => all.find((entry) => entry.id === id) ?? []);
    const rest = (group: Group): EntryGroup => ({
      group,
      entries: listed(group)
        .filter((entry) => !recent.includes(entry))
        .slice(0, GROUP_MOST),
    });
    return [{ group: "recent", entries: recent }, rest("page"), rest("action")];
  };
  const fit = (group: Group): EntryGroup => {
    const found = bySource.filter((one) => one.group === group).flatMap((one) => one.found);
    return { group, entries: [...fitting(typed, listed(group), GROUP_MOST), ...found] };
  };
  const shown = (typed.trim() === "" ? opening() : groups.map(fit)).filter(
    ({ entries }) => entries.length > 0,
  );
  const searching = typed.trim() !== words || finds.some(({ isFetching }) => isFetching);
  return { shown, searching: searching && typed.trim().length >= LETTERS_MIN };
}
