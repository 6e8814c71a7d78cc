// Changes what one tile shows: words, the title of a figure, or a goal with its question, target and day.

import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { parseCalendarDate } from "../../domain/calendar.ts";
import type { Tile } from "../../domain/dashboard.ts";
import { goalDirections } from "../../domain/goal.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import { Dialog } from "../design/dialog.tsx";
import styles from "./dashboards.module.css";
import { Prose } from "./prose.tsx";

/** The dialog. */
export function TileDialog(props: {
  tile: Tile;
  isNew: boolean;
  questions: readonly SavedQuestion[];
  onDone: (tile: Tile) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("dashboards");
  const [tile, setTile] = useState(props.tile);
  const { questions, onDone, onClose, isNew } = props;
  const asked = tile.kind === "text" ? undefined : questions.find(({ id }) => id === tile.question);
  const unit = asked ? METRICS[asked.view.metric].unit : undefined;
  const valid = tile.kind === "text" ? tile.text.trim() !== "" : asked !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) onDone(tile);
  };
  return (
    <Dialog onClose={onClose} title={t(`tileDialog.${tile.kind}`)} size={tile.kind === "text" ? "lg" : "md"}>
      <form className={styles.form} onSubmit={submit}>
        {tile.kind === "text" && (
          <>
            <Textarea
              data-autofocus
              label={t("tileDialog.words")}
              description={t("tileDialog.markup")}
              rows={8}
              maxLength={4000}
              value={tile.text}
              onChange={(event) => setTile({ ...tile, text: event.currentTarget.value })}
            />
            {tile.text.trim() !== "" && (
              <section className={styles.preview} aria-label={t("tileDialog.preview")}>
                <Prose text={tile.text} />
              </section>
            )}
          </>
        )}
        {tile.kind !== "text" && (
          <Select
            data-autofocus
            label={t("tileDialog.question")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t("add.nothing")}
            data={questions.map(({ id, name }) => ({ value: id, label: name }))}
            value={asked ? tile.question : null}
            onChange={(question) => question !== null && setTile({ ...tile, question })}
          />
        )}
        {tile.kind === "goal" && (
          <>
            {asked && asked.view.by.length + Number(asked.view.time !== null) > 0 && (
              <p className={styles.hint}>{t("tileDialog.whole")}</p>
            )}
            <Select
              label={t("tileDialog.direction")}
              allowDeselect={false}
              data={goalDirections.map((value) => ({ value, label: t(`tileDialog.directions.${value}`) }))}
              value={tile.direction}
              onChange={(value) => {
                const direction = goalDirections.find((one) => one === value);
                if (direction) setTile({ ...tile, direction });
              }}
            />
            <NumberInput
              label={t("tileDialog.target")}
              description={unit && t(`tileDialog.unit.${unit}`)}
              decimalScale={2}
              value={tile.target}
              onChange={(value) => typeof value === "number" && setTile({ ...tile, target: value })}
            />
            <TextInput
              type="date"
              label={t("tileDialog.by")}
              description={t("tileDialog.byHint")}
              value={tile.by ?? ""}
              onChange={(event) =>
                setTile({ ...tile, by: parseCalendarDate(event.currentTarget.value) ?? null })
              }
            />
          </>
        )}
        {tile.kind !== "text" && (
          <TextInput
            label={t("tileDialog.title")}
            description={t("tileDialog.titleHint")}
            placeholder={asked?.name ?? ""}
            maxLength={120}
            value={tile.title ?? ""}
            onChange={(event) => {
              const title = event.currentTarget.value;
              setTile({ ...tile, title: title.trim() === "" ? null : title });
            }}
          />
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t("edit.cancel")}
          </Button>
          <Button type="submit" disabled={!valid}>
            {t(isNew ? "tileDialog.put" : "tileDialog.apply")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
