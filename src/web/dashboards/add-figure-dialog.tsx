// Chooses the saved questions to show: found by name, put on the dashboard in a size that suits how they are drawn.

import { Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuestion } from "../../api/contract-figures.ts";
import { chartOf } from "../../domain/figure-view.ts";
import { Icon } from "../design/icon.tsx";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import styles from "./dashboards.module.css";

const sizes = {
  number: { w: 4, h: 5 },
  line: { w: 8, h: 8 },
  bar: { w: 6, h: 8 },
  heat: { w: 8, h: 10 },
  table: { w: 12, h: 9 },
} as const;

/** Text as people search it: without accents and case. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The dialog. */
export function AddFigureDialog(props: {
  questions: readonly SavedQuestion[];
  onChoose: (question: SavedQuestion, size: { w: number; h: number }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("dashboards");
  const { t: shell } = useTranslation();
  const words = useFigureWords(useReader());
  const [wanted, setWanted] = useState("");
  const { questions, onChoose, onClose } = props;
  const found = questions.filter((one) =>
    plain(`${one.name} ${one.description} ${words.title(one.view)}`).includes(plain(wanted.trim())),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("add.title")}
      closeButtonProps={{ "aria-label": shell("close") }}
    >
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
            <button
              type="button"
              className={styles.choice}
              onClick={() => onChoose(question, sizes[chartOf(question.view)])}
            >
              <strong>{question.name}</strong>
              <span>
                {[words.title(question.view), words.filters(question.view)].filter(Boolean).join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
