// Takes a file: by its button, which keys and screen readers use, or dropped on the area.

import { Button } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import styles from "./file-drop.module.css";

const accepted = ".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json,.gz";

/** The area where a file is dropped or chosen. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation("import");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-label={t("drop.label")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={styles.icon}>
        <Icon name="import" size={28} />
      </span>
      <p className={styles.invite}>{t("drop.invite")}</p>
      <Button onClick={() => input.current?.click()}>{t("drop.choose")}</Button>
      <input
        ref={input}
        className="v-spoken"
        type="file"
        accept={accepted}
        aria-label={t("drop.choose")}
        tabIndex={-1}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <p className={styles.formats}>{t("drop.formats")}</p>
    </section>
  );
}
