// Chooses what a figure is drawn as, among what can show it. The table is always one of them.

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chartOf, chartsFor, type FigureView } from "../../domain/figure-view.ts";
import { Icon, type IconName } from "../design/icon.tsx";
import styles from "./explorer.module.css";

const icons = {
  number: "number",
  line: "chart",
  bar: "bars",
  heat: "heat",
  table: "table",
} as const satisfies Record<string, IconName>;

/** The kinds of chart side by side. */
export function ChartPicker({ view, change }: { view: FigureView; change: (view: FigureView) => void }) {
  const { t } = useTranslation("explorer");
  const possible = chartsFor(view);
  return (
    <SegmentedControl
      size="sm"
      aria-label={t("chart.label")}
      value={chartOf(view)}
      data={possible.map((kind) => ({
        value: kind,
        label: (
          <span className={styles.kind}>
            <Icon name={icons[kind]} />
            <span>{t(`chart.${kind}`)}</span>
          </span>
        ),
      }))}
      onChange={(value) => change({ ...view, chart: possible.find((kind) => kind === value) ?? null })}
    />
  );
}
