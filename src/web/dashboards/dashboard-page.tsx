// The page at /dashboards/$id: one period, one comparison and the same filters for all tiles, on the screen, on the wall and
// on paper. Editing is a state of the same page.

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dashboard } from "../../api/contract-dashboards.ts";
import { dateIn } from "../../domain/calendar.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { MailDialog } from "../mails/mail-dialog.tsx";
import { useMay, useMe } from "../session/workspace.tsx";
import { ShareDialog } from "../share/share-dialog.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { FilterBar } from "../view/filter-bar.tsx";
import { PeriodControl } from "../view/period-control.tsx";
import { usePeriodKeys } from "../view/use-period-keys.ts";
import styles from "./dashboards.module.css";
import { Editor } from "./editor.tsx";
import { dashboardQuery, questionsQuery } from "./queries.ts";
import { TileGrid } from "./tile-grid.tsx";
import { useDashboardView } from "./use-dashboard-view.ts";
import { hasDraft } from "./use-draft.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { usePaper } from "./use-paper.ts";

const route = getRouteApi("/shell/dashboards/$id");

/** How often the figures on a wall are asked for anew. */
const WALL_MS = 60_000;

function Board({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation(["dashboards", "mails"]);
  const may = useMay();
  const me = useMe();
  const queries = useQueryClient();
  const reader = useReader();
  const words = useFigureWords(reader);
  const asked = useQuery(questionsQuery);
  const { shown, figures, editing, setEditing, add } = useDashboardView(dashboard.period);
  const [sharing, setSharing] = useState(false);
  const [mailing, setMailing] = useState(false);
  const board = useRef<HTMLDivElement>(null);
  const { full, toggle } = useFullScreen(board);
  const { view, range, comparison, change } = shown;
  const { format } = reader;
  const today = format.date(dateIn(reader.timeZone, Date.now()));
  usePaper(board, `${me.workspace.name} · ${dashboard.name} · ${today}`);
  usePeriodKeys(shown, {
    ...(toggle && !editing && { f: toggle }),
    escape: () => {
      if (view.filters.length > 0) change({ ...view, filters: [] });
    },
  });
  useEffect(() => {
    if (!full) return;
    const again = () => {
      void queries.invalidateQueries({ queryKey: ["figure"] });
      void queries.invalidateQueries({ queryKey: dashboardQuery(dashboard.id).queryKey });
    };
    const timer = setInterval(again, WALL_MS);
    return () => clearInterval(timer);
  }, [full, queries, dashboard.id]);
  const questions = useMemo(
    () => new Map(asked.data?.questions.map((question) => [question.id, question])),
    [asked.data],
  );
  const canEdit = may("compose");
  const inEdit = editing && canEdit;
  const filtered = words.filters({ filters: [...figures.filters] });
  return (
    <div ref={board} className={styles.board} data-full={full}>
      <header className={styles.top}>
        <div className={styles.title}>
          <h1>{dashboard.name}</h1>
          {dashboard.description !== "" && <p className={styles.about}>{dashboard.description}</p>}
          {/* What the controls say on the screen, for the wall and for paper. */}
          <p className={styles.caption}>
            {format.range(range)}
            {comparison && ` · ${t("caption.against", { range: format.range(comparison) })}`}
            {filtered !== "" && ` · ${filtered}`}
          </p>
        </div>
        <div className={styles.controls}>
          <PeriodControl shown={shown} />
          {!inEdit && (
            <>
              {canEdit && (
                <Button
                  h={32}
                  variant={hasDraft(dashboard.id) ? "filled" : "default"}
                  onClick={() => setEditing(true)}
                >
                  {t(hasDraft(dashboard.id) ? "resume" : "edit.open")}
                </Button>
              )}
              {may("share") && (
                <Button
                  h={32}
                  variant="default"
                  leftSection={<Icon name="share" />}
                  onClick={() => setSharing(true)}
                >
                  {t("share")}
                </Button>
              )}
              {may("account") && (
                <Button h={32} variant="default" onClick={() => setMailing(true)}>
                  {t("mails:open")}
                </Button>
              )}
              {toggle && (
                <Tooltip label={t("fullScreen")}>
                  <ActionIcon variant="default" aria-label={t("fullScreen")} onClick={toggle}>
                    <Icon name="expand" />
                  </ActionIcon>
                </Tooltip>
              )}
              <Button h={32} variant="default" onClick={() => window.print()}>
                {t("print")}
              </Button>
            </>
          )}
        </div>
      </header>
      <div className={styles.filters}>
        <FilterBar shown={shown} />
      </div>
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="20rem" />}
      {asked.data && inEdit && (
        <Editor
          dashboard={dashboard}
          questions={questions}
          figures={figures}
          add={add}
          onAdded={() => setEditing(true)}
          onDone={() => setEditing(false)}
        />
      )}
      {asked.data && !inEdit && dashboard.tiles.length === 0 && (
        <div className={styles.empty}>
          <h2>{t("board.emptyHeading")}</h2>
          <p>{t("board.emptyText")}</p>
          {canEdit && <Button onClick={() => setEditing(true)}>{t("board.emptyDo")}</Button>}
        </div>
      )}
      {asked.data && !inEdit && <TileGrid tiles={dashboard.tiles} questions={questions} figures={figures} />}
      {mailing && (
        <MailDialog dashboard={dashboard.id} name={dashboard.name} onClose={() => setMailing(false)} />
      )}
      {sharing && (
        <ShareDialog
          kind="dashboard"
          id={dashboard.id}
          name={dashboard.name}
          onClose={() => setSharing(false)}
        />
      )}
    </div>
  );
}

/** The page. */
export function DashboardPage() {
  const { t } = useTranslation("dashboards");
  const { id } = route.useParams();
  const asked = useQuery(dashboardQuery(id));
  usePageTitle(asked.data?.name ?? t("title"));
  if (asked.data) return <Board key={id} dashboard={asked.data} />;
  if (asked.isError)
    return (
      <>
        <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
        <p className={styles.hint}>
          <Link to="/dashboards">{t("board.all")}</Link>
        </p>
      </>
    );
  return <Skeleton height="30rem" />;
}
