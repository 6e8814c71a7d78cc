// What people said, newest first, with the scores they gave beside it.

import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { askComments } from "../session/queries.ts";
import { useFormat } from "../session/workspace.tsx";
import { CommentItem } from "./comment-item.tsx";
import styles from "./comments-panel.module.css";
import type { Shown } from "./use-view.ts";

const PAGE = 8;

function Search({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const { view, change } = shown;
  const [text, setText] = useState(view.search);
  const sent = useRef(view.search);
  const send = useDebouncedCallback((search: string) => {
    sent.current = search;
    change({ ...view, search }, { replace: sent.current !== "" && view.search !== "" });
  }, 250);
  // "Back" and a cleared view change the words from outside.
  useEffect(() => {
    if (view.search !== sent.current) {
      sent.current = view.search;
      setText(view.search);
    }
  }, [view.search]);
  return (
    <TextInput
      id="comments-search"
      type="search"
      size="sm"
      className={styles.search}
      aria-label={t("comments.search")}
      placeholder={t("comments.search")}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}

/** The list of comments with its search. */
export function CommentsPanel({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { view, range, timeZone } = shown;
  const question = {
    from: range.from,
    to: range.to,
    timeZone,
    filters: view.filters.map((f) => ({ field: f.field, op: f.op, values: [...f.values] })),
    ...(view.search !== "" && { search: view.search }),
    limit: PAGE,
  };
  const pages = useInfiniteQuery({
    queryKey: ["comments", question],
    queryFn: ({ pageParam, signal }) =>
      askComments({ ...question, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const comments = pages.data?.pages.flatMap((page) => page.comments) ?? [];
  return (
    <Panel heading={t("comments.heading")} stale={pages.isPlaceholderData} aside={<Search shown={shown} />}>
      <p className="v-spoken" role="status">
        {pages.data &&
          t("comments.loaded", { count: comments.length, formatted: format.count(comments.length) })}
      </p>
      {pages.isError && pages.data === undefined ? (
        <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <div className={styles.list}>
          {["a", "b", "c"].map((key) => (
            <Skeleton key={key} height="4rem" />
          ))}
        </div>
      ) : comments.length === 0 ? (
        <p className={styles.nothing}>
          {view.search === "" ? t("comments.nothing") : t("comments.nothingFound", { search: view.search })}
        </p>
      ) : (
        <ul className={styles.list}>
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} shown={shown} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="md"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("comments.more")}
        </Button>
      )}
    </Panel>
  );
}
