// The survey as people will meet it, beside its editor, with the same component as the public page: in any language, on a
// phone or a wide screen, for a customer of whom something is known. What is answered here goes nowhere.

import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findFlaws } from "../../domain/survey/find-flaws.ts";
import { type Questionnaire, questionsIn } from "../../domain/survey/questionnaire.ts";
import answerStyles from "../answer/answer.module.css";
import { newDraft } from "../answer/answer-draft.ts";
import { Runner } from "../answer/runner.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Panel } from "../design/panel.tsx";
import { useFormat } from "../session/workspace.tsx";
import own from "./preview.module.css";
import styles from "./questionnaire.module.css";

interface PreviewProps {
  readonly questionnaire: Questionnaire;
  /** The language that is edited; the preview begins in it. */
  readonly language: string;
}

/** Traits that the conditions and texts of a questionnaire speak of. */
function traitsIn(questionnaire: Questionnaire): string[] {
  const text = JSON.stringify(questionnaire);
  return [
    ...new Set(
      [...text.matchAll(/(?:"field":"|\{\{\s*)trait\.([^"|}\s]{1,80})/g)].map(([, name = ""]) => name),
    ),
  ];
}

function Person(props: {
  hidden: readonly string[];
  traits: readonly string[];
  known: Readonly<Record<string, string>>;
  onChange: (known: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { hidden, traits, known, onChange } = props;
  const fields = [
    ...hidden.map((name) => ({ id: `hidden.${name}`, label: t("condition.hidden", { name }) })),
    ...traits.map((name) => ({ id: `trait.${name}`, label: t("condition.trait", { name }) })),
  ];
  if (fields.length === 0) return null;
  return (
    <details className={own.person}>
      <summary>{t("preview.person")}</summary>
      <div className={styles.fields}>
        {fields.map(({ id, label }) => (
          <TextInput
            key={id}
            size="xs"
            label={label}
            value={known[id] ?? ""}
            maxLength={200}
            onChange={(event) => onChange({ ...known, [id]: event.currentTarget.value })}
          />
        ))}
      </div>
    </details>
  );
}

/** What is known, of one kind. */
function knownOf(known: Readonly<Record<string, string>>, from: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(known).flatMap(([id, value]) =>
      id.startsWith(`${from}.`) && value.trim() !== "" ? [[id.slice(from.length + 1), value.trim()]] : [],
    ),
  );
}

/** The survey itself. */
function Preview(props: PreviewProps & { known: Readonly<Record<string, string>> }) {
  const { questionnaire, language, known } = props;
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const [draft, setDraft] = useState(() => newDraft(1));
  if (questionsIn(questionnaire).length === 0) return <p className={styles.mute}>{t("preview.empty")}</p>;
  // A draft whose walk may not end is not walked.
  const isBroken = findFlaws(questionnaire).some(({ code }) => code === "twice" || code === "jump_back");
  if (isBroken) return <p className={styles.mute}>{t("preview.broken")}</p>;
  return (
    <>
      <div className={`${answerStyles.tones} ${own.preview}`} lang={language}>
        <Runner
          key={draft.id}
          questionnaire={questionnaire}
          language={language}
          hidden={knownOf(known, "hidden")}
          traits={knownOf(known, "trait")}
          draft={draft}
          onDraft={setDraft}
          onSend={async () => undefined}
        />
      </div>
      <Button variant="default" size="xs" onClick={() => setDraft(newDraft(1))}>
        {t("surveys:preview.again")}
      </Button>
    </>
  );
}

/** The panel. */
export function PreviewPanel({ questionnaire, language }: PreviewProps) {
  const { t } = useTranslation(["questionnaire", "surveys"]);
  const { languageName } = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const [device, setDevice] = useState<"phone" | "computer">("phone");
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const shown = chosen !== null && questionnaire.languages.includes(chosen) ? chosen : language;
  const preview = <Preview questionnaire={questionnaire} language={shown} known={known} />;
  return (
    <Panel
      heading={t("surveys:preview.heading")}
      note={t("surveys:preview.explain")}
      aside={
        <select
          className={styles.language}
          aria-label={t("preview.language")}
          value={shown}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {questionnaire.languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      }
    >
      <div className={own.previewTop}>
        <SegmentedControl
          size="xs"
          aria-label={t("preview.device")}
          value={device}
          data={[
            { value: "phone", label: t("preview.phone") },
            { value: "computer", label: t("preview.computer") },
          ]}
          onChange={(value) => setDevice(value === "computer" ? "computer" : "phone")}
        />
        <Person
          hidden={questionnaire.hidden}
          traits={traitsIn(questionnaire)}
          known={known}
          onChange={setKnown}
        />
      </div>
      {device === "phone" ? (
        preview
      ) : (
        <Dialog title={t("surveys:preview.heading")} size="60rem" onClose={() => setDevice("phone")}>
          {preview}
        </Dialog>
      )}
    </Panel>
  );
}
