// Turns a chart into the table of its values and back.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";

/** The button. */
export function AsTable({ isTable, onTurn }: { isTable: boolean; onTurn: () => void }) {
  const { t } = useTranslation("overview");
  return (
    <Button
      variant="subtle"
      color="gray"
      h={32}
      px={10}
      leftSection={<Icon name={isTable ? "chart" : "table"} />}
      onClick={onTurn}
    >
      {isTable ? t("trend.asChart") : t("trend.asTable")}
    </Button>
  );
}
