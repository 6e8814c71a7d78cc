// The name of a dashboard, what it is for, and the period it opens with.

import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChosenPeriod } from "../../domain/chosen-period.ts";
import type { DashboardDraft } from "../../domain/dashboard.ts";
import { Dialog } from "../design/dialog.tsx";
import styles from "./dashboards.module.css";

type Details = Pick<DashboardDraft, "name" | "description" | "period">;

const kinds = ["7d", "30d", "month", "year"] as const;

/** The periods to choose from: those that follow today, all there is, and the one on the screen. */
function choiceOf(period: ChosenPeriod | null): string {
  if (period === null) return "opening";
  if (period.kind === "all") return "all";
  return period.kind === "custom" || period.on !== null ? "shown" : period.kind;
}

/** The dialog. */
export function DetailsDialog(props: {
  draft: DashboardDraft;
  shownPeriod: ChosenPeriod | null;
  onDone: (details: Details) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["dashboards", "overview"]);
  const { draft, shownPeriod, onDone, onClose } = props;
  const [name, setName] = useState(draft.name);
  const [description, setDescription] = useState(draft.description);
  const [period, setPeriod] = useState(draft.period);
  const own = choiceOf(draft.period) === "shown" ? draft.period : shownPeriod;
  const choose = (choice: string | null) => {
    const kind = kinds.find((one) => one === choice);
    if (kind) setPeriod({ kind, on: null });
    else if (choice === "all") setPeriod({ kind: "all" });
    else if (choice === "opening") setPeriod(null);
    else if (choice === "shown") setPeriod(own);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onDone({ name: name.trim(), description: description.trim(), period });
  };
  return (
    <Dialog onClose={onClose} title={t("details.title")}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          required
          label={t("details.name")}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t("details.description")}
          autosize
          minRows={2}
          maxLength={1000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Select
          label={t("details.period")}
          description={t("details.periodHint")}
          allowDeselect={false}
          data={[
            { value: "opening", label: t("details.opening") },
            ...kinds.map((value) => ({ value: value as string, label: t(`overview:period.${value}`) })),
            { value: "all", label: t("overview:period.all") },
            { value: "shown", label: t("details.shown") },
          ]}
          value={choiceOf(period)}
          onChange={choose}
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t("edit.cancel")}
          </Button>
          <Button type="submit" disabled={name.trim() === ""}>
            {t("tileDialog.apply")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
