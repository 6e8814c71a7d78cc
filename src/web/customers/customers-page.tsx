// Finding a customer: one search box over everything that identifies or names people, and below it those who fit, or those
// who were there last. The search stands in the address.

import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useMe } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { useSingleKeys } from "../shell/single-keys.ts";
import { CustomerRow } from "./customer-row.tsx";
import styles from "./customers.module.css";
import { customersQuery } from "./queries.ts";
import { SegmentChoice } from "./segment-choice.tsx";

const route = getRouteApi("/shell/customers");
const SEARCH_ID = "customers-search";

/** The links of the list in their order. */
function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return list ? [...list.querySelectorAll<HTMLElement>("a[data-row]")] : [];
}

function Search({ onDown, onEnter }: { onDown: () => void; onEnter: () => void }) {
  const { t } = useTranslation("customers");
  const { q = "", segment } = route.useSearch();
  const navigate = route.useNavigate();
  const kept = segment === undefined ? {} : { segment };
  const [text, setText] = useState(q);
  const sent = useRef(q);
  const send = useDebouncedCallback((search: string) => {
    const replace = sent.current !== "";
    sent.current = search;
    void navigate({ search: search === "" ? kept : { ...kept, q: search }, replace });
  }, 200);
  // "Back" changes the words from outside.
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q;
      setText(q);
    }
  }, [q]);
  return (
    <TextInput
      id={SEARCH_ID}
      type="search"
      size="md"
      className={styles.search}
      aria-label={t("search.label")}
      aria-description={t("search.hint")}
      placeholder={t("search.placeholder")}
      leftSection={<Icon name="search" />}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "ArrowDown") {
          event.preventDefault();
          onDown();
        } else if (event.key === "Enter" && text.trim() === sent.current) onEnter();
      }}
    />
  );
}

function Nobody({ search, ofSegment }: { search: string; ofSegment: boolean }) {
  const { t } = useTranslation("customers");
  if (search !== "")
    return (
      <div className={styles.nothing}>
        <p>{t("list.nothing", { search })}</p>
        <p>{t("list.nothingAdvice")}</p>
      </div>
    );
  if (ofSegment) return <p className={styles.nothing}>{t("segment.nobody")}</p>;
  return (
    <div className={styles.empty}>
      <h3>{t("empty.heading")}</h3>
      <p>{t("empty.explain")}</p>
      <div className={styles.ways}>
        <Button component={Link} to="/import">
          {t("empty.import")}
        </Button>
        <Button component={Link} to="/" variant="default">
          {t("empty.demo")}
        </Button>
      </div>
    </div>
  );
}

function Results() {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const { hasData } = useMe();
  const { q = "", segment } = route.useSearch();
  const list = useRef<HTMLUListElement>(null);
  const pages = useInfiniteQuery({
    ...customersQuery(q, segment),
    placeholderData: keepPreviousData,
    refetchOnMount: hasData ? true : "always",
  });
  const customers = pages.data?.pages.flatMap((page) => page.customers) ?? [];
  const isTruncated = pages.data?.pages.some((page) => page.truncated) ?? false;
  const focusRow = (index: number) => rowsOf(list.current)[index]?.focus();
  const walk = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const rows = rowsOf(list.current);
    const at = rows.findIndex((row) => row.matches(":focus"));
    if (at < 0) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next < 0) document.getElementById(SEARCH_ID)?.focus();
    else rows[next]?.focus();
  };
  return (
    <>
      <Search
        onDown={() => focusRow(0)}
        onEnter={() => {
          if (!pages.isPlaceholderData) rowsOf(list.current)[0]?.click();
        }}
      />
      <SegmentChoice />
      <Panel
        heading={t(q !== "" ? "list.found" : segment === undefined ? "list.recent" : "list.members")}
        stale={pages.isPlaceholderData}
      >
        <p className="v-spoken" role="status">
          {pages.data &&
            !pages.isPlaceholderData &&
            t("list.status", { count: customers.length, formatted: format.count(customers.length) })}
        </p>
        {pages.isError && pages.data === undefined ? (
          <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
        ) : pages.isPending ? (
          <div className={styles.list}>
            {["a", "b", "c", "d"].map((key) => (
              <Skeleton key={key} height="3.5rem" />
            ))}
          </div>
        ) : customers.length === 0 ? (
          <Nobody search={q} ofSegment={segment !== undefined} />
        ) : (
          // The arrows move between the links of the list, which Tab reaches too.
          <ul ref={list} className={styles.list} aria-label={t("list.label")} onKeyDown={walk}>
            {customers.map((customer) => (
              <CustomerRow key={customer.id} customer={customer} search={q} />
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
            {t("list.more")}
          </Button>
        )}
        {isTruncated && <p className={styles.truncated}>{t("list.truncated")}</p>}
      </Panel>
    </>
  );
}

/** The page at /customers. */
export function CustomersPage() {
  const { t } = useTranslation("customers");
  usePageTitle(t("title"));
  useSingleKeys({ "/": () => document.getElementById(SEARCH_ID)?.focus() });
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <Results />
    </div>
  );
}
