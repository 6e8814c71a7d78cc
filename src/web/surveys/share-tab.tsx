// The tab with the ways to ask people, one at a time: the public link, invitations, by itself, the website, the store, and by which
// rules. What is set up in one outlives the change to another, and the list says where something is not saved.

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import { AskingPanel, askingDrafts } from "../asking/asking-panel.tsx";
import { FunnelPanel } from "../asking/funnel-panel.tsx";
import { InvitePanel } from "../asking/invite-panel.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useKeptDraft } from "../session/drafts.ts";
import { useMay } from "../session/workspace.tsx";
import { webAskingQuery } from "../sites/queries.ts";
import { StorePanel } from "../sites/store-panel.tsx";
import { WebPanel, webDrafts } from "../sites/web-panel.tsx";
import { triggerDrafts, triggerQuery } from "../triggers/queries.ts";
import { LinkPanel } from "./link-panel.tsx";
import styles from "./share-tab.module.css";
import { type ShareWay, searchOfWay, shareWayOf, shareWays } from "./share-ways.ts";
import type { SurveyTabProps } from "./survey-tab-props.ts";

const TriggerPanel = lazy(() => import("../triggers/trigger-panel.tsx"));

const route = getRouteApi("/shell/surveys/$id");

function Way({ way, survey }: { way: ShareWay; survey: Survey }) {
  switch (way) {
    case "link":
      return <LinkPanel survey={survey} />;
    case "people":
      return (
        <>
          <InvitePanel survey={survey} />
          <FunnelPanel survey={survey.id} />
        </>
      );
    case "itself":
      return (
        <Suspense fallback={<Skeleton height="14rem" />}>
          <TriggerPanel survey={survey} />
        </Suspense>
      );
    case "website":
      return <WebPanel survey={survey} />;
    case "store":
      return <StorePanel survey={survey} />;
    case "rules":
      return <AskingPanel survey={survey} />;
  }
}

/** Which ways ask at this moment by themselves, and in which something is not saved. */
function useMarks(survey: Survey): Readonly<Partial<Record<ShareWay, "on" | "unsaved">>> {
  const isOpen = survey.state === "open";
  const web = useQuery(webAskingQuery(survey.id)).data;
  const trigger = useQuery(triggerQuery(survey.id)).data;
  const hasTrigger = useKeptDraft(triggerDrafts, survey.id) !== undefined;
  const hasRules = useKeptDraft(askingDrafts, survey.id) !== undefined;
  const hasWeb = useKeptDraft(webDrafts, survey.id) !== undefined;
  return {
    ...(isOpen && { link: "on" }),
    ...(isOpen && web?.enabled && !survey.asksComputation && { website: "on" }),
    ...(isOpen && trigger?.enabled && { itself: "on" }),
    ...(hasTrigger && { itself: "unsaved" }),
    ...(hasWeb && { website: "unsaved" }),
    ...(hasRules && { rules: "unsaved" }),
  };
}

/** The tab. */
export default function ShareTab({ survey }: SurveyTabProps) {
  const { t } = useTranslation("surveys");
  const may = useMay();
  const marks = useMarks(survey);
  const isOfEmployees = survey.audience === "employees";
  const offered = shareWays.filter((way) =>
    isOfEmployees ? way === "link" || way === "store" : way !== "rules" || may("invite"),
  );
  const wanted = shareWayOf(route.useSearch().way);
  const open = offered.find((way) => way === wanted) ?? offered[0] ?? "link";
  return (
    <div className={styles.share}>
      <nav className={styles.ways} aria-label={t("way.all")}>
        {offered.map((way) => {
          const mark = marks[way];
          return (
            <Link
              key={way}
              to="/surveys/$id"
              params={{ id: survey.id }}
              search={{ tab: "share", ...searchOfWay(way) }}
              aria-current={way === open ? "page" : undefined}
              activeProps={{}}
              activeOptions={{ exact: true }}
              resetScroll={false}
            >
              <span className={styles.name}>{t(`way.${way}`)}</span>
              {mark && (
                <span className={styles.mark} data-mark={mark}>
                  {t(`way.mark.${mark}`)}
                </span>
              )}
              <span className={styles.about}>{t(`way.about.${way}`)}</span>
            </Link>
          );
        })}
      </nav>
      <div className={styles.way}>
        {isOfEmployees && <p>{t("employees.share")}</p>}
        <Way way={open} survey={survey} />
      </div>
    </div>
  );
}
