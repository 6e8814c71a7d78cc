// Whether a promise is kept, as a sign, a word and a colour. What cannot be said yet has neither sign nor colour.

import { useTranslation } from "react-i18next";
import type { StandardState } from "../../domain/standard.ts";
import { Icon } from "../design/icon.tsx";
import styles from "./catalogue.module.css";

const icons = { met: "check", missed: "warning" } as const;

/** The mark of one promise; nothing where nothing is promised or measured. */
export function StandardMark({ state }: { state: StandardState }) {
  const { t } = useTranslation("touchpoints");
  if (state === "none") return null;
  return (
    <span className={styles.mark} data-state={state} title={t(`standard.${state}.why`)}>
      {(state === "met" || state === "missed") && <Icon name={icons[state]} size={13} />}
      {t(`standard.${state}.word`)}
    </span>
  );
}
