// Chooses the saved question to show, found by name; or leads to the explorer, where one can be made meanwhile.

import { TextInput } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { fold } from "../../domain/fold.ts";
import { Dialog } from "../design/dialog.tsx";
import { Icon } from "../design/icon.tsx";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { carriedSearch } from "./dashboard-search.ts";
import styles from "./dashboards.module.css";

const route = getRouteApi("/shell/dashboards/$id");

/** The dialog. */
export function AddFigureDialog(props: {
  /** The dashboard's id: the explorer leads back to it. */
  board: string;
  questions: readonly SavedQuestion[];
  onChoose: (question: SavedQuestion) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("dashboards");
  const words = useFigureWords(useReader());
  const carried = carriedSearch(route.useSearch());
  const [wanted, setWanted] = useState("");
  const { questions, onChoose, onClose } = props;
  const found = questions.filter((one) =>
    fold(`${one.name} ${one.description} ${words.title(one.view)}`).includes(fold(wanted.trim())),
  );
  return (
    <Dialog onClose={onClose} title={t("add.title")}>
      {questions.length > 0 && (
        <TextInput
          data-autofocus
          aria-label={t("add.search")}
          placeholder={t("add.search")}
          leftSection={<Icon name="search" />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {questions.length === 0 && <p className={styles.hint}>{t("add.none")}</p>}
      {questions.length > 0 && found.length === 0 && <p className={styles.hint}>{t("add.nothing")}</p>}
      <ul className={styles.choices}>
        {found.map((question) => (
          <li key={question.id}>
            <button type="button" className={styles.choice} onClick={() => onChoose(question)}>
              <strong>{question.name}</strong>
              <span>
                {[words.title(question.view), words.filters(question.view)].filter(Boolean).join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        <Link to="/explore" search={{ board: props.board, ...(carried && { "board-view": carried }) }}>
          {t("add.explore")}
        </Link>
      </p>
    </Dialog>
  );
}
