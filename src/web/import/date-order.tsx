// Whether 03/04 is the third of April or the fourth of March: a file often does not tell, and no one should need the recipe's
// text to say it. Shown only where the formats of the recipe's times begin with a day or a month in figures.

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type RecipeJson, swapDayAndMonth } from "./column-role.ts";
import styles from "./import-page.module.css";

/** The choice; nothing where it makes no difference. */
export function DateOrder(props: { recipe: RecipeJson | null; onChange: (recipe: RecipeJson) => void }) {
  const { t } = useTranslation("import");
  const { recipe, onChange } = props;
  const known = recipe === null ? undefined : swapDayAndMonth(recipe);
  if (known === undefined) return null;
  return (
    <div className={styles.dateOrder}>
      <span id="date-order">{t("dateOrder.label")}</span>
      <SegmentedControl
        size="sm"
        aria-labelledby="date-order"
        value={known.dayFirst ? "day" : "month"}
        data={(["day", "month"] as const).map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
        onChange={(value) => {
          if ((value === "day") !== known.dayFirst) onChange(known.swapped);
        }}
      />
    </div>
  );
}
