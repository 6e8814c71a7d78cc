// From being invited to having answered, with the rate and how sure it is; who was held back and why; and a warning where
// those who answer are not like those who were asked.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Funnel } from "../../api/contract-asking.ts";
import { invitationWays } from "../../domain/survey/asking.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useMay } from "../session/workspace.tsx";
import { useUnitNames } from "../units/use-units.ts";
import styles from "./asking.module.css";
import { LinkFiles } from "./link-files.tsx";
import { funnelQuery } from "./queries.ts";
import { useHoldWords } from "./use-hold-words.ts";

const steps = ["invited", "sent", "opened", "started", "completed"] as const;

type Group = Funnel["groups"][number];

function Steps({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation("asking");
  const format = useFormat();
  const { invited } = funnel.steps;
  return (
    <dl className={styles.steps}>
      {steps.map((step) => (
        <div key={step}>
          <dt>{t(`step.${step}`)}</dt>
          <dd>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                style={{ width: `${(100 * funnel.steps[step]) / Math.max(1, invited)}%` }}
              />
            </span>
            <span>
              {format.count(funnel.steps[step])}
              <span className={styles.mute}>
                {" "}
                · {format.share(funnel.steps[step] / Math.max(1, invited))}
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useGroupName() {
  const { t } = useTranslation("asking");
  const { languageName } = useFormat();
  const unitName = useUnitNames();
  return (by: Group["by"], key: string): string => {
    if (by === "language") return languageName(key);
    if (by === "unit") return key === "" ? t("group.noUnit") : unitName(key);
    if (by === "way") return t(`way.${invitationWays.find((way) => way === key) ?? "link"}`);
    if (by === "relation")
      return t(`group.${key === "new" || key === "year" || key === "old" ? key : "unknown"}`);
    return t(`group.${key === "lower" || key === "higher" ? key : "none"}`);
  };
}

function Lean({ groups }: { groups: Funnel["groups"] }) {
  const { t } = useTranslation("asking");
  const format = useFormat();
  const nameOf = useGroupName();
  const leaning = groups.filter((one) => one.groups.some(({ lean }) => lean !== null));
  return (
    <div className={styles.lean}>
      <h3>{t("lean.heading")}</h3>
      <p className={leaning.length > 0 ? styles.warn : styles.mute}>
        {leaning.length > 0 ? t("lean.warn") : t("lean.fine")}
      </p>
      <Scroller label={t("lean.heading")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("lean.group")}</th>
              <th scope="col">{t("lean.asked")}</th>
              <th scope="col">{t("lean.answered")}</th>
              <th scope="col">{t("lean.rate")}</th>
              <th scope="col">{t("lean.weight")}</th>
            </tr>
          </thead>
          {groups.map(({ by, groups: each }) => (
            <tbody key={by}>
              <tr>
                <th scope="rowgroup" colSpan={5} className={styles.by}>
                  {t(`by.${by}`)}
                </th>
              </tr>
              {each.map(({ key, asked, answered, rate, low, high, lean, weight }) => (
                <tr key={key}>
                  <th scope="row">{nameOf(by, key)}</th>
                  <td>{format.count(asked)}</td>
                  <td>{format.count(answered)}</td>
                  <td>
                    {format.share(rate)}{" "}
                    <span className={styles.mute}>
                      {t("lean.interval", { low: format.share(low), high: format.share(high) })}
                    </span>
                    {lean && <span className={styles.mark}>{t(`lean.${lean}`)}</span>}
                  </td>
                  <td>{weight === null ? "–" : weight.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroller>
    </div>
  );
}

function Opened({ survey, funnel }: { survey: string; funnel: Funnel }) {
  const { t } = useTranslation("asking");
  const format = useFormat();
  const may = useMay();
  const holdWords = useHoldWords();
  const held = Object.entries(funnel.held);
  if (funnel.steps.invited === 0 && held.length === 0)
    return <p className={styles.mute}>{t("funnel.none")}</p>;
  return (
    <div className={styles.form}>
      <Steps funnel={funnel} />
      <ul className={styles.asides}>
        {funnel.waiting > 0 && (
          <li>{t("funnel.waiting", { count: funnel.waiting, n: format.count(funnel.waiting) })}</li>
        )}
        {funnel.declined > 0 && (
          <li>{t("funnel.declined", { count: funnel.declined, n: format.count(funnel.declined) })}</li>
        )}
        {funnel.failed > 0 && (
          <li>{t("funnel.failed", { count: funnel.failed, n: format.count(funnel.failed) })}</li>
        )}
        {held.map(([hold, n]) => (
          <li key={hold}>{t("funnel.held", { reason: holdWords(hold), n: format.count(n) })}</li>
        ))}
      </ul>
      {funnel.groups.length > 0 && <Lean groups={funnel.groups} />}
      {may("invite") && <LinkFiles survey={survey} label={t("funnel.export")} />}
    </div>
  );
}

/** The panel. */
export function FunnelPanel({ survey }: { survey: string }) {
  const { t } = useTranslation("asking");
  const asked = useQuery(funnelQuery(survey));
  return (
    <Panel heading={t("funnel.heading")} note={t("funnel.explain")}>
      {asked.data ? (
        <Opened survey={survey} funnel={asked.data} />
      ) : asked.isError ? (
        <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton height="8rem" />
      )}
    </Panel>
  );
}
