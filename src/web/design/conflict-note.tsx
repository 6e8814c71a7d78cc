// Someone else saved what is edited here. Nothing is lost before its person chooses.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./conflict-note.module.css";
import { Icon } from "./icon.tsx";

/** `text` says who and when. */
export function ConflictNote(props: { text: string; onKeep: () => void; onTake: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.conflict} role="alert">
      <Icon name="warning" size={18} />
      <p>{props.text}</p>
      <div className={styles.choice}>
        <Button size="xs" variant="default" onClick={props.onKeep}>
          {t("conflict.keepMine")}
        </Button>
        <Button size="xs" variant="default" onClick={props.onTake}>
          {t("conflict.takeTheirs")}
        </Button>
      </div>
    </div>
  );
}
