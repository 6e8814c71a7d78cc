// What happened in each row, where no column says so: one name for all of them, in the words of the company.

import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RecipeJson } from "./column-role.ts";
import styles from "./import-page.module.css";

/** The name; nothing where a column or the rows of the recipe say it. */
export function EventName(props: { recipe: RecipeJson | null; onChange: (recipe: RecipeJson) => void }) {
  const { t } = useTranslation("import");
  const { recipe, onChange } = props;
  const event = recipe?.["event"];
  if (recipe === null || typeof event !== "string") return null;
  return (
    <TextInput
      className={styles.eventName}
      size="sm"
      label={t("eventName.label")}
      description={t("eventName.note")}
      maxLength={200}
      value={event}
      onChange={({ currentTarget: { value } }) => onChange({ ...recipe, event: value })}
    />
  );
}
