// How many customers the condition holds now: the number, its share of all, and a few of those who were there last. While a
// new count is on its way the last one stays readable.

import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SegmentCondition } from "../../domain/segment.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat } from "../session/workspace.tsx";
import { ExampleList } from "./example-list.tsx";
import { previewQuery } from "./queries.ts";
import styles from "./segments.module.css";

const WAIT_MS = 350;

/** The panel. */
export function SegmentSize({ condition }: { condition: SegmentCondition }) {
  const { t } = useTranslation("segments");
  const format = useFormat();
  const text = JSON.stringify(condition);
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const preview = useQuery(previewQuery(JSON.parse(settled) as SegmentCondition));
  const stale = preview.isPlaceholderData || settled !== text;
  const { data } = preview;
  return (
    <Panel heading={t("size.heading")} stale={data !== undefined && stale}>
      {preview.isError && data === undefined ? (
        <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
      ) : data === undefined ? (
        <Skeleton height="8rem" />
      ) : (
        <div className={styles.size}>
          <p className={styles.count} role="status">
            <strong>{format.count(data.n)}</strong>{" "}
            <span>
              {t("size.of", { count: data.n, all: format.count(data.all) })}
              {data.share !== null && ` · ${format.share(data.share, 1)}`}
            </span>
          </p>
          <div className={styles.bar} aria-hidden="true">
            <div className={styles.filled} style={{ inlineSize: `${100 * (data.share ?? 0)}%` }} />
          </div>
          {data.n === 0 && <p className={styles.soft}>{t("size.nobody")}</p>}
          {data.examples.length > 0 && (
            <>
              <h3 className={styles.examplesHead}>{t("size.examples")}</h3>
              <ExampleList examples={data.examples} label={t("size.examples")} />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}
