// What a score is made of, as one bar with its parts written under it.

import { useTranslation } from "react-i18next";
import type { Measure } from "../../api/contract.ts";
import { useFormat } from "../session/workspace.tsx";
import type { LeadMetric } from "../view/view.ts";
import { compositionOf } from "./composition.ts";
import styles from "./parts-bar.module.css";

/** The bar is drawn for eyes; the list under it says the same. */
export function PartsBar({ metric, measure }: { metric: LeadMetric; measure: Measure }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const parts = compositionOf(metric, measure);
  const mean = measure.parts["mean"];
  return (
    <div className={styles.parts} data-indicative={measure.indicative}>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((part) => (
          <span key={part.name} data-tone={part.tone} style={{ flexGrow: part.share }} />
        ))}
      </div>
      <ul className={styles.legend} aria-label={t("card.parts")}>
        {parts.map((part) => (
          <li key={part.name}>
            <span className={styles.dot} data-tone={part.tone} aria-hidden="true" />
            {t(`part.${part.name}`)} <strong>{format.share(part.share)}</strong>
          </li>
        ))}
        {typeof mean === "number" && (
          <li className={styles.mean}>{t("card.mean", { mean: format.decimal(mean, 2) })}</li>
        )}
      </ul>
    </div>
  );
}
