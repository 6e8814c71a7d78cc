// What a trigger found, asked and held back in the last 28 days, with the reasons; and, while it is being set up, how often
// it would have been set off.

import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TriggerAnswer } from "../../api/contract-triggers.ts";
import { useHoldWords } from "../asking/use-hold-words.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat } from "../session/workspace.tsx";
import { deedsQuery, foundQuery, type Trigger } from "./queries.ts";
import { completeWhen } from "./trigger-form.ts";
import styles from "./triggers.module.css";
import { useTriggerNames } from "./use-trigger-words.ts";

const waitMs = 350;

/** Touchpoints that are listed. */
const listedMax = 5;

type Deeds = NonNullable<TriggerAnswer["deeds"]>;

function Account({ deeds }: { deeds: Deeds }) {
  const { t } = useTranslation("triggers");
  const format = useFormat();
  const holdWords = useHoldWords();
  const held = Object.entries(deeds.held).sort(([, a], [, b]) => b - a);
  const reasons = [
    ...held.map(([hold, n]) => ({ why: holdWords(hold), n })),
    ...(deeds.nobody > 0 ? [{ why: t("deeds.nobody"), n: deeds.nobody }] : []),
  ];
  return (
    <div className={styles.account}>
      <h3>{t("deeds.held")}</h3>
      {reasons.length === 0 ? (
        <p className={styles.mute}>{t("deeds.heldNone")}</p>
      ) : (
        <ul className={styles.reasons}>
          {reasons.map(({ why, n }) => (
            <li key={why}>
              <span>{format.count(n)}</span>
              <span>{why}</span>
            </li>
          ))}
        </ul>
      )}
      {deeds.waiting > 0 && deeds.nextAt !== null && (
        <p>
          {t("deeds.waiting", {
            count: deeds.waiting,
            n: format.count(deeds.waiting),
            when: format.moment(deeds.nextAt),
          })}
        </p>
      )}
      <p className={styles.mute}>
        {deeds.lookedAt === null
          ? t("deeds.off")
          : t("deeds.looked", { when: format.moment(deeds.lookedAt) })}
      </p>
    </div>
  );
}

/** The panel; `when` is what is on the screen, saved or not. */
export function DeedsPanel({ survey, when }: { survey: string; when: Trigger["when"] }) {
  const { t } = useTranslation("triggers");
  const format = useFormat();
  const nameOf = useTriggerNames();
  const text = JSON.stringify(completeWhen(when));
  const [settled] = useDebouncedValue(text, waitMs);
  const whole = JSON.parse(settled) as Trigger["when"] | null;
  const found = useQuery({ ...foundQuery(survey, whole ?? when), enabled: whole !== null });
  const { data: deeds } = useQuery(deedsQuery(survey));
  const { data } = found;
  const isStale = data !== undefined && (found.isPlaceholderData || settled !== text);
  if (whole === null) return null;
  return (
    <Panel heading={t("deeds.heading")} stale={isStale}>
      {data === undefined ? (
        found.isError ? (
          <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Skeleton height="8rem" />
        )
      ) : (
        <div className={styles.form}>
          <div role="status">
            <dl className={styles.figures}>
              <div>
                <dt>{t("deeds.found")}</dt>
                <dd>{format.count(data.occasions)}</dd>
              </div>
              {deeds && (
                <>
                  <div>
                    <dt>{t("deeds.occasions")}</dt>
                    <dd>{format.count(deeds.occasions)}</dd>
                  </div>
                  <div>
                    <dt>{t("deeds.asked")}</dt>
                    <dd>{format.count(deeds.asked)}</dd>
                  </div>
                  <div>
                    <dt>{t("deeds.answered")}</dt>
                    <dd>{format.count(deeds.answered)}</dd>
                  </div>
                </>
              )}
            </dl>
          </div>
          <p className={styles.mute}>
            {data.occasions === 0 && data.members === null ? t("deeds.never") : t("deeds.figure")}
          </p>
          {data.members !== null && (
            <p>{t("deeds.members", { count: data.members, n: format.count(data.members) })}</p>
          )}
          {data.members === null && data.weekly.length > 0 && (
            <div className={styles.account}>
              <h3>{t("deeds.weekly")}</h3>
              <ul className={styles.reasons}>
                {data.weekly.slice(0, listedMax).map(({ touchpoint, n }) => (
                  <li key={touchpoint}>
                    <span>{format.count(n)}</span>
                    <span>{touchpoint === "" ? t("deeds.nowhere") : nameOf("touchpoint", touchpoint)}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {deeds && <Account deeds={deeds} />}
        </div>
      )}
    </Panel>
  );
}
