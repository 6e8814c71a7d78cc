// The segments of the workspace: what each says, how many customers it holds now, who made it and where it is used; and the
// templates to begin with. A removed segment can be brought back at once under its id, so that addresses keep working.

import { ActionIcon, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SegmentShown } from "../../api/contract-segments.ts";
import { segmentSentence } from "../../domain/segment-sentence.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { segmentsQuery } from "../session/queries.ts";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { UndoNote, useRemoval } from "../view/removal.tsx";
import { previewQuery, removeSegment, restoreSegment } from "./queries.ts";
import styles from "./segments.module.css";
import { templateNames, templates } from "./templates.ts";

function Size({ id }: { id: string }) {
  const { t } = useTranslation("segments");
  const format = useFormat();
  const { data, isError } = useQuery(previewQuery({ fact: "segment", id }));
  if (isError) return <span className={styles.soft}>{t("list.unknown")}</span>;
  if (data === undefined) return <Skeleton height="2.5rem" />;
  return (
    <span className={styles.rowSize}>
      <strong>{format.count(data.n)}</strong>
      <span className={styles.soft}>
        {data.share === null ? "" : t("list.share", { share: format.share(data.share, 1) })}
      </span>
    </span>
  );
}

function Row(props: { segment: SegmentShown; onRemove: () => void }) {
  const { t } = useTranslation("segments");
  const language = useLanguage();
  const may = useMay();
  const { segment } = props;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link to="/segments/$id" params={{ id: segment.id }} className={styles.name}>
          {segment.name}
        </Link>
        <p className={styles.sentence}>{segment.sentence[language]}</p>
        <p className={styles.soft}>
          {[
            segment.madeBy && t("list.madeBy", { name: segment.madeBy }),
            segment.usedIn.length > 0 &&
              t("list.usedIn", { names: segment.usedIn.map(({ name }) => name).join(", ") }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <Size id={segment.id} />
      <div className={styles.acts}>
        {may("customers") && (
          <Button
            renderRoot={(root) => <Link {...root} to="/customers" search={{ segment: segment.id }} />}
            variant="default"
            size="compact-sm"
            aria-label={t("list.openOf", { name: segment.name })}
          >
            {t("list.open")}
          </Button>
        )}
        <Button
          renderRoot={(root) => <Link {...root} to="/" search={{ filter: [`is,segment,${segment.id}`] }} />}
          variant="default"
          size="compact-sm"
          aria-label={t("list.npsOf", { name: segment.name })}
        >
          {t("list.nps")}
        </Button>
        {may("compose") && (
          <ActionIcon aria-label={t("list.remove", { name: segment.name })} onClick={props.onRemove}>
            <Icon name="close" />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}

/** Templates to begin with. */
export function Templates() {
  const { t } = useTranslation("segments");
  const language = useLanguage();
  return (
    <ul className={styles.templates}>
      {templateNames.map((name) => (
        <li key={name}>
          <Link to="/segments/new" search={{ from: name }} className={styles.template}>
            <strong>{t(`template.${name}`)}</strong>
            <span>{segmentSentence(templates[name], language)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The page at /segments. */
export function SegmentsPage() {
  const { t } = useTranslation("segments");
  const may = useMay();
  const kept = useQuery(segmentsQuery);
  const removal = useRemoval({
    remove: ({ id }: SegmentShown) => removeSegment(id),
    restore: restoreSegment,
    queryKey: segmentsQuery.queryKey,
  });
  usePageTitle(t("title"));
  const segments = kept.data?.segments ?? [];
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <div>
          <h1>{t("title")}</h1>
          <p className={styles.lead}>{t("lead")}</p>
        </div>
        {may("compose") && (
          <Button component={Link} to="/segments/new" leftSection={<Icon name="plus" />}>
            {t("new")}
          </Button>
        )}
      </header>
      <UndoNote removal={removal} says={t("removed", { name: removal.removed?.name })} undo={t("undo")} />
      {removal.error && <ProblemNote error={removal.error} />}
      {kept.isError && kept.data === undefined ? (
        <ProblemNote error={kept.error} onRetry={() => void kept.refetch()} />
      ) : kept.data === undefined ? (
        <Skeleton height="12rem" />
      ) : segments.length > 0 ? (
        <Panel heading={t("list.heading")}>
          <ul className={styles.list}>
            {segments.map((segment) => (
              <Row key={segment.id} segment={segment} onRemove={() => removal.remove(segment)} />
            ))}
          </ul>
        </Panel>
      ) : (
        <Panel heading={t("empty.heading")} note={t("empty.explain")}>
          {!may("compose") && <p>{t("empty.viewer")}</p>}
        </Panel>
      )}
      {may("compose") && (
        <Panel heading={t("template.heading")} note={t("template.note")}>
          <Templates />
        </Panel>
      )}
    </div>
  );
}
