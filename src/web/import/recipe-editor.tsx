// The recipe as JSON, for what the selects cannot say.

import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./import-page.module.css";
import type { ReadRecipe } from "./recipe-text.ts";

/** The folded editor with what is wrong under it. */
export function RecipeEditor(props: { text: string; read: ReadRecipe; onChange: (text: string) => void }) {
  const { t } = useTranslation("import");
  const { text, read, onChange } = props;
  const [open, setOpen] = useState(false);
  const wrong = read.ok
    ? null
    : read.reason === "not-an-object"
      ? t("recipe.notAnObject")
      : read.line === null
        ? t("recipe.syntax")
        : t("recipe.syntaxAt", { line: read.line, column: read.column });
  return (
    <details
      className={styles.recipe}
      open={open || wrong !== null}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("recipe.heading")}</summary>
      <p className={styles.mute}>{t("recipe.explain")}</p>
      <Textarea
        aria-label={t("recipe.label")}
        classNames={{ input: styles.editor ?? "" }}
        rows={Math.min(24, Math.max(8, text.split("\n").length))}
        spellCheck={false}
        value={text}
        error={wrong}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </details>
  );
}
