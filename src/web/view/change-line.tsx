// The change against the comparison: an arrow, the difference and the word that its significance allows.
// Only a significant change has colour.

import { useTranslation } from "react-i18next";
import type { Change, Measure } from "../../api/contract.ts";
import type { Format, ScoreUnit } from "../../domain/format.ts";
import { changeWordOf } from "../../domain/metric/change-word.ts";
import { Icon } from "../design/icon.tsx";
import styles from "./change-line.module.css";

const tones = { better: "good", worse: "bad" } as const;

/** One line on the change; its interval and the earlier figure stand under it. */
export function ChangeLine(props: {
  change: Change;
  current: Measure;
  unit: ScoreUnit;
  unitName: string;
  higherIsBetter: boolean | null;
  format: Format;
}) {
  const { t } = useTranslation("overview");
  const { change, current, unit, unitName, format } = props;
  const word = changeWordOf(change, current, props.higherIsBetter);
  const moved = word === "better" || word === "worse" || word === "moved";
  const comparable = word !== "no-previous" && word !== "too-few";
  const icon = !moved ? "steady" : (change.change ?? 0) > 0 ? "up" : "fall";
  return (
    <div className={styles.change}>
      <p className={styles.word} data-tone={word === "better" || word === "worse" ? tones[word] : "neutral"}>
        <Icon name={icon} />
        {comparable && (
          <span className={styles.size}>
            {format.change(change.change, unit)} {unitName}
          </span>
        )}
        <span>{t(`change.${word}`)}</span>
      </p>
      {word !== "no-previous" && (
        <p className={styles.detail}>
          {comparable && change.low !== null && change.high !== null && (
            <span>
              {t("change.detail", {
                low: format.change(change.low, unit),
                high: format.change(change.high, unit),
              })}
            </span>
          )}
          <span>
            {t("change.previous", {
              score: format.score(change.previous.score, unit),
              n: format.count(change.previous.n),
            })}
          </span>
        </p>
      )}
    </div>
  );
}
