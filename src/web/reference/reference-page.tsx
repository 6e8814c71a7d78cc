// The reference of the API, drawn from the same document that machines read. Nothing here is written twice.

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { openApiQuery } from "../session/queries.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { OperationItem } from "./operation-item.tsx";
import { operationGroups } from "./operations.ts";
import styles from "./reference-page.module.css";

const tags = [
  "session",
  "account",
  "people",
  "workspace",
  "figures",
  "questions",
  "dashboards",
  "shares",
  "customers",
  "segments",
  "surveys",
  "touchpoints",
  "units",
  "tracking",
  "imports",
  "sources",
  "quarantine",
  "keys",
  "audit",
  "status",
] as const;

/** The page at /reference. */
export function ReferencePage() {
  const { t } = useTranslation("reference");
  usePageTitle(t("title"));
  const document = useQuery(openApiQuery);
  const groups = useMemo(
    () => (document.data ? operationGroups(document.data, window.location.origin) : []),
    [document.data],
  );
  // Tags that the catalogue does not know are shown as they are.
  const nameOf = (tag: string) => {
    const known = tags.find((one) => one === tag);
    return known ? t(`tag.${known}`) : tag || t("tag.other");
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
        <ul className={styles.facts}>
          <li>{t("auth")}</li>
          <li>{t("errors")}</li>
          <li>
            <a href="/api/openapi.json">{t("document")}</a>
          </li>
        </ul>
      </header>
      {document.isPending && <Skeleton height="24rem" />}
      {document.isError && <ProblemNote error={document.error} onRetry={() => void document.refetch()} />}
      {groups.length > 0 && (
        <nav className={styles.contents} aria-label={t("contents")}>
          <ul>
            {groups.map((group) => (
              <li key={group.tag}>
                <a href={`#tag-${group.tag}`}>{nameOf(group.tag)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map((group) => (
        <div key={group.tag} id={`tag-${group.tag}`} className={styles.group}>
          <Panel heading={nameOf(group.tag)}>
            <div className={styles.operations}>
              {group.operations.map((operation) => (
                <OperationItem key={operation.id} operation={operation} />
              ))}
            </div>
          </Panel>
        </div>
      ))}
    </div>
  );
}
