// What can be asked, in groups and in plain words: where a new question is chosen.

import { useTranslation } from "react-i18next";
import { kindGroups } from "../../domain/survey/new-question.ts";
import type { QuestionKind } from "../../domain/survey/questionnaire.ts";
import { Dialog } from "../design/dialog.tsx";
import styles from "./kinds.module.css";

/** The dialog; it stands only while it is open. */
export function KindsDialog(props: { onChoose: (kind: QuestionKind) => void; onClose: () => void }) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  return (
    <Dialog title={t("kinds.heading")} onClose={props.onClose} size="xl">
      <div className={styles.kinds}>
        {kindGroups.map(({ group, kinds }) => (
          <section key={group} aria-label={t(`kinds.group.${group}`)}>
            <h3>{t(`kinds.group.${group}`)}</h3>
            <ul>
              {kinds.map((kind) => (
                <li key={kind}>
                  <button type="button" className={styles.kind} onClick={() => props.onChoose(kind)}>
                    <strong>{t(`surveys:kind.${kind}`)}</strong>
                    <span>{t(`kinds.about.${kind}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
