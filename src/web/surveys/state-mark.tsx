// A survey's state as a word on a ground.

import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import styles from "./surveys.module.css";

/** Draft, open or closed. */
export function StateMark({ state }: { state: Survey["state"] }) {
  const { t } = useTranslation("surveys");
  return (
    <span className={styles.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
