// Whether the trail is as it was written: one calm line when it is; when it is not, what is broken, since when, what to do.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat } from "../session/workspace.tsx";
import styles from "./activity.module.css";
import { verdictQuery } from "./activity-view.ts";

const shownMax = 10;

/** The line. */
export function ChainState() {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const found = useQuery(verdictQuery);
  if (found.isError) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  const verdict = found.data;
  if (!verdict) return <p className={styles.chain}>{t("chain.checking")}</p>;
  const noted =
    verdict.notedAt === null
      ? t("chain.notNoted")
      : t("chain.noted", { moment: format.moment(verdict.notedAt) });
  if (verdict.ok)
    return (
      <p className={styles.chain}>
        <strong className="v-figures">
          <Icon name="check" />{" "}
          {t("chain.sound", { count: verdict.entries, formatted: format.count(verdict.entries) })}
        </strong>{" "}
        {noted}
      </p>
    );
  const since = verdict.breaks.find(({ at }) => at !== null)?.at;
  return (
    <div className={styles.broken} role="alert">
      <p className={styles.brokenTitle}>
        <Icon name="warning" size={18} />
        {t("chain.broken", { count: verdict.broken, formatted: format.count(verdict.broken) })}
      </p>
      {since && <p>{t("chain.since", { moment: format.moment(since) })}</p>}
      <ul>
        {verdict.breaks.slice(0, shownMax).map(({ kind, from, to }) => (
          <li key={`${kind} ${from}`}>
            {t(`break.${kind}`, { from: format.count(from), to: format.count(to) })}
          </li>
        ))}
      </ul>
      <p>{t("chain.advice")}</p>
      <p>{noted}</p>
    </div>
  );
}
