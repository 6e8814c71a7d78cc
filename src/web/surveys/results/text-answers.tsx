// What was written to one question, newest first, with a search over all of it.

import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../design/icon.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { findWords } from "../../overview/find-words.ts";
import { askComments } from "../../session/queries.ts";
import { useFormat } from "../../session/workspace.tsx";
import type { ShownView } from "../../view/use-shown.ts";
import styles from "./results.module.css";
import { cutOf, type ResultsView } from "./results-view.ts";

const PAGE = 5;

/** The texts given to a question, by its key in the log. */
export function TextAnswers(props: { question: string; label: string; shown: ShownView<ResultsView> }) {
  const { question, label, shown } = props;
  const { t } = useTranslation(["surveys", "overview"]);
  const format = useFormat();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 250);
  const { filters, from = "1970-01-01", to = "2200-01-01" } = cutOf(shown);
  const asked = {
    from,
    to,
    timeZone: shown.timeZone,
    filters: [
      ...filters.filter(({ field }) => field !== "question"),
      { field: "question" as const, op: "is" as const, values: [question] },
    ],
    ...(search !== "" && { search }),
    limit: PAGE,
  };
  const pages = useInfiniteQuery({
    queryKey: ["comments", asked],
    queryFn: ({ pageParam, signal }) =>
      askComments({ ...asked, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const found = pages.data?.pages.flatMap((page) => page.comments) ?? [];
  return (
    <div className={styles.texts}>
      <TextInput
        size="xs"
        maw={280}
        leftSection={<Icon name="search" size={14} />}
        aria-label={t("results.searchIn", { question: label })}
        placeholder={t("results.search")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {pages.isError && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && found.length === 0 && (
        <p className={styles.mute}>{t(search === "" ? "results.none" : "results.noText")}</p>
      )}
      <ul className={styles.textList}>
        {found.map((one) => (
          <li key={`${one.id} ${one.text}`}>
            <p lang={one.language || undefined} dir="auto">
              {findWords(one.text, search).map((piece) =>
                piece.found ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
              )}
            </p>
            <time dateTime={one.at} className={styles.small}>
              {format.moment(one.at)}
            </time>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("overview:comments.more")}
        </Button>
      )}
    </div>
  );
}
