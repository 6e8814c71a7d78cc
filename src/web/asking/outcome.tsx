// What came of inviting, in numbers: how many were asked, and why the others were not.

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Invited } from "../../api/contract-asking.ts";
import type { InvitationWay } from "../../domain/survey/asking.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { useHoldWords } from "./use-hold-words.ts";

/** Most lines that are listed; the rest is counted. */
const listedMax = 10;

/** The outcome; `children` is what follows from it. */
export function Outcome(props: { invited: Invited; way: InvitationWay; children?: ReactNode }) {
  const { invited, way } = props;
  const { t } = useTranslation("asking");
  const format = useFormat();
  const holdWords = useHoldWords();
  const held = Object.entries(invited.held);
  return (
    <div className={styles.outcome} role="status">
      <p className={styles.big}>
        {t(`outcome.${way}`, { count: invited.invited, n: format.count(invited.invited) })}
      </p>
      {held.length > 0 && (
        <>
          <p>{t("outcome.held")}</p>
          <ul className={styles.reasons}>
            {held.map(([hold, n]) => (
              <li key={hold}>
                {holdWords(hold)}: {format.count(n)}
              </li>
            ))}
          </ul>
        </>
      )}
      {invited.repeated > 0 && (
        <p>{t("outcome.repeated", { count: invited.repeated, n: format.count(invited.repeated) })}</p>
      )}
      {invited.problems.length > 0 && (
        <>
          <p>{t("outcome.problems")}</p>
          <ul className={styles.reasons}>
            {invited.problems.slice(0, listedMax).map(({ line, problem }) => (
              <li key={line}>{t(`problem.${problem}`, { line })}</li>
            ))}
          </ul>
          {invited.problems.length > listedMax && (
            <p>{t("outcome.more", { count: invited.problems.length - listedMax })}</p>
          )}
        </>
      )}
      {props.children}
    </div>
  );
}
