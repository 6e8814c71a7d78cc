// The end of a form of settings: what went wrong, the button, and the word that it was saved.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import styles from "./settings.module.css";

/** The line. `ready` is whether there is something to save that can be saved. */
export function SaveLine(props: {
  ready: boolean;
  pending: boolean;
  error: Error | null;
  saved: boolean;
  /** What saving has brought about, when it is done. */
  done: string;
}) {
  const { t } = useTranslation("settings");
  return (
    <>
      {props.error && <ProblemNote error={props.error} />}
      <div className={styles.actions}>
        <Button type="submit" disabled={!props.ready} loading={props.pending}>
          {t("save")}
        </Button>
        <p role="status" className={styles.saved}>
          {props.saved && (
            <>
              <Icon name="check" size={14} /> {props.done}
            </>
          )}
        </p>
      </div>
    </>
  );
}
