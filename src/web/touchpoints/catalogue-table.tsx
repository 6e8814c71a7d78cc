// The touchpoints stage by stage: what is promised, what was measured, and whether the one is kept by the other.

import { useTranslation } from "react-i18next";
import { channelNames } from "../../domain/channel.ts";
import { stageNames, stages } from "../../domain/stage.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./catalogue.module.css";
import { StandardMark } from "./standard-mark.tsx";
import { formatSpan } from "./time-span.ts";
import type { Measured } from "./use-catalogue.ts";

function WaitCell({ one }: { one: Measured }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const { waits, waitState } = one;
  const max = one.touchpoint.standards.waitMsMax;
  return (
    <td data-figure="wait" data-label={t("column.waitShort")} data-empty={waits === undefined}>
      {waits && (
        <p className={styles.figure} data-weak={waitState === "too-few"}>
          {formatSpan(format, waits.p90Ms)}
          <StandardMark state={waitState} />
        </p>
      )}
      <p className={styles.small}>
        {[
          waits && t("wait.mean", { value: formatSpan(format, waits.meanMs) }),
          waits && t("n", { formatted: format.count(waits.n) }),
          max !== undefined && t("wait.promised", { value: formatSpan(format, max) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </td>
  );
}

function CsatCell({ one }: { one: Measured }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const { csat, csatState } = one;
  const min = one.touchpoint.standards.csatMin;
  const interval =
    csat && csat.low !== null && csat.high !== null
      ? `${format.decimal(csat.low, 0)}–${format.decimal(csat.high, 0)}`
      : "";
  return (
    <td
      data-figure="csat"
      data-label={t("column.csatShort")}
      data-empty={csat === undefined || csat.score === null}
    >
      {csat && csat.score !== null && (
        <p className={styles.figure} data-weak={csat.indicative}>
          {format.score(csat.score, "percent", 0)}
          <StandardMark state={csatState} />
          {csat.indicative && csatState === "none" && <StandardMark state="too-few" />}
        </p>
      )}
      <p className={styles.small}>
        {[
          interval,
          csat && csat.n > 0 && t("n", { formatted: format.count(csat.n) }),
          min !== undefined && t("csat.promised", { value: format.score(min, "percent", 0) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </td>
  );
}

type Edit = ((key: string) => void) | undefined;

function Row({ one, onEdit }: { one: Measured; onEdit: Edit }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const language = useLanguage();
  const { touchpoint, interactions } = one;
  return (
    <tr>
      <th scope="row">
        {onEdit ? (
          <button type="button" className={styles.name} onClick={() => onEdit(touchpoint.key)}>
            {touchpoint.names[language]}
          </button>
        ) : (
          touchpoint.names[language]
        )}
        <p className={styles.small}>
          {[
            channelNames[touchpoint.channel][language],
            t(`kind.${touchpoint.kind}`),
            t(touchpoint.direct ? "direct.yes" : "direct.no"),
          ].join(" · ")}
        </p>
      </th>
      <td data-figure="owner">
        {touchpoint.owner || <span className={styles.small}>{t("owner.none")}</span>}
      </td>
      <td className={styles.number}>{format.count(interactions)}</td>
      <WaitCell one={one} />
      <CsatCell one={one} />
    </tr>
  );
}

/** The table; its names open the touchpoint for those who may change it. */
export function CatalogueTable(props: { measured: readonly Measured[]; onEdit: Edit }) {
  const { t } = useTranslation("touchpoints");
  const language = useLanguage();
  const shown = stages.filter((stage) => props.measured.some(({ touchpoint }) => touchpoint.stage === stage));
  return (
    <Scroller label={t("title")} className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("column.touchpoint")}</th>
            <th scope="col" data-figure="owner">
              {t("column.owner")}
            </th>
            <th scope="col" className={styles.number}>
              {t("column.interactions")}
            </th>
            <th scope="col">{t("column.wait")}</th>
            <th scope="col">{t("column.csat")}</th>
          </tr>
        </thead>
        {shown.map((stage) => (
          <tbody key={stage}>
            <tr className={styles.stageRow}>
              <th scope="rowgroup" colSpan={5}>
                {stageNames[stage][language]}
              </th>
            </tr>
            {props.measured
              .filter(({ touchpoint }) => touchpoint.stage === stage)
              .map((one) => (
                <Row key={one.touchpoint.key} one={one} onEdit={props.onEdit} />
              ))}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}
