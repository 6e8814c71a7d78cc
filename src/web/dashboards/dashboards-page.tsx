// The page at /dashboards: the dashboards of the workspace, and templates to begin with. A removal can be taken back.

import { ActionIcon, Button, Menu } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dashboard, DashboardSummary } from "../../api/contract-dashboards.ts";
import { type TemplateKey, templateKeys } from "../../domain/dashboard-templates.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { UndoNote, useRemoval } from "../view/removal.tsx";
import styles from "./dashboards.module.css";
import {
  dashboardQuery,
  dashboardsQuery,
  deleteDashboard,
  postDashboard,
  postFromTemplate,
  restoreDashboard,
} from "./queries.ts";

function Templates({ onMake, pending }: { onMake: (key: TemplateKey | null) => void; pending: boolean }) {
  const { t } = useTranslation("dashboards");
  return (
    <div className={styles.templates}>
      {templateKeys.map((key) => (
        <section key={key} className={styles.template} aria-label={t(`template.${key}.name`)}>
          <h2>{t(`template.${key}.name`)}</h2>
          <p>{t(`template.${key}.text`)}</p>
          <Button variant="default" disabled={pending} onClick={() => onMake(key)}>
            {t("template.make")}
          </Button>
        </section>
      ))}
      <section className={styles.template} aria-label={t("template.blank.name")}>
        <h2>{t("template.blank.name")}</h2>
        <p>{t("template.blank.text")}</p>
        <Button variant="default" disabled={pending} onClick={() => onMake(null)}>
          {t("template.make")}
        </Button>
      </section>
    </div>
  );
}

/** Makes a dashboard and opens it: what comes of a template as it is, an empty one to be filled. */
function useMake() {
  const { t } = useTranslation("dashboards");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const language = useLanguage();
  return useMutation({
    mutationFn: (key: TemplateKey | null): Promise<Dashboard> =>
      key === null
        ? postDashboard({ name: t("template.blank.made"), description: "", period: null, tiles: [] })
        : postFromTemplate(key, language),
    onSuccess: async (made, key) => {
      queries.setQueryData(dashboardQuery(made.id).queryKey, made);
      await queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ["saved-questions"] });
      await navigate({
        to: "/dashboards/$id",
        params: { id: made.id },
        search: key === null ? { edit: "1" } : {},
      });
    },
  });
}

function Row(props: { dashboard: DashboardSummary; onCopy: () => void; onRemove: () => void }) {
  const { t } = useTranslation("dashboards");
  const format = useFormat();
  const may = useMay();
  const { dashboard } = props;
  return (
    <li className={styles.row}>
      <div className={styles.rowText}>
        <Link to="/dashboards/$id" params={{ id: dashboard.id }} className={styles.rowName}>
          {dashboard.name}
        </Link>
        {dashboard.description !== "" && <span>{dashboard.description}</span>}
      </div>
      <span className={styles.rowBy}>
        {t("list.tiles", { count: dashboard.tileCount })}
        {" · "}
        {t("list.by", { name: dashboard.changedBy, when: format.moment(dashboard.updatedAt) })}
      </span>
      {may("compose") && (
        <Menu position="bottom-end" width={180}>
          <Menu.Target>
            <ActionIcon aria-label={t("list.more", { name: dashboard.name })}>
              <Icon name="menu" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={props.onCopy}>{t("list.copy")}</Menu.Item>
            <Menu.Item color="red" onClick={props.onRemove}>
              {t("list.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** The page. */
export function DashboardsPage() {
  const { t } = useTranslation("dashboards");
  const may = useMay();
  const queries = useQueryClient();
  const asked = useQuery(dashboardsQuery);
  const make = useMake();
  const [choosing, setChoosing] = useState(false);
  usePageTitle(t("title"));
  const again = () => queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
  const removal = useRemoval({
    remove: ({ id }: DashboardSummary) => deleteDashboard(id),
    restore: ({ id }) => restoreDashboard(id),
    queryKey: dashboardsQuery.queryKey,
  });
  const copy = useMutation({
    mutationFn: async ({ id }: DashboardSummary) => {
      const { name, description, period, tiles } = await request<Dashboard>(
        `/api/v1/dashboards/${encodeURIComponent(id)}`,
      );
      const copied = t("list.copyOf", { name }).slice(0, 120);
      return postDashboard({ name: copied, description, period, tiles });
    },
    onSuccess: again,
  });
  const failed = removal.error ?? make.error ?? copy.error;
  const all = asked.data?.dashboards ?? [];
  const none = asked.data !== undefined && all.length === 0;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{t("title")}</h1>
        {may("compose") && all.length > 0 && (
          <Button
            h={32}
            leftSection={<Icon name="plus" size={14} />}
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {t("list.new")}
          </Button>
        )}
      </header>
      <UndoNote
        removal={removal}
        says={t("list.removed", { name: removal.removed?.name })}
        undo={t("edit.undo")}
      />
      {failed && <ProblemNote error={failed} />}
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="12rem" />}
      {none && (
        <div className={styles.words}>
          <h2>{t("list.emptyHeading")}</h2>
          <p>{t(may("compose") ? "list.emptyText" : "list.emptyReader")}</p>
        </div>
      )}
      {may("compose") && (none || choosing) && <Templates onMake={make.mutate} pending={make.isPending} />}
      <ul className={styles.list}>
        {all.map((dashboard) => (
          <Row
            key={dashboard.id}
            dashboard={dashboard}
            onCopy={() => copy.mutate(dashboard)}
            onRemove={() => removal.remove(dashboard)}
          />
        ))}
      </ul>
    </div>
  );
}
