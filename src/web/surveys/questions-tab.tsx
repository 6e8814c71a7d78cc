// The tab with the questions of a survey beside a preview of the draft: an editor for those who make surveys, a page to read
// for everyone else. What is open and the language that is edited stand in the address.

import { Button } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { AboutPanel } from "../questionnaire/about-panel.tsx";
import { addSection } from "../questionnaire/edit-questionnaire.ts";
import { EndingsPanel, QuotasPanel } from "../questionnaire/end-panel.tsx";
import { focusPlace } from "../questionnaire/flaw-list.tsx";
import { PreviewPanel } from "../questionnaire/preview-panel.tsx";
import editor from "../questionnaire/questionnaire.module.css";
import { QuestionsReading } from "../questionnaire/questions-reading.tsx";
import { SectionCard } from "../questionnaire/section-card.tsx";
import { Toolbar } from "../questionnaire/toolbar.tsx";
import { EditorProvider, useEditor } from "../questionnaire/use-editor.tsx";
import { useLanguage, useMay } from "../session/workspace.tsx";
import type { SurveyTabProps } from "./survey-tab-props.ts";
import styles from "./surveys.module.css";

const route = getRouteApi("/shell/surveys/$id");

function Sections() {
  const { t } = useTranslation("questionnaire");
  const { questionnaire, change, setOpen } = useEditor();
  const { sections } = questionnaire;
  const add = () => {
    const keys = new Set(sections.map(({ key }) => key));
    let n = sections.length + 1;
    while (keys.has(`section_${n}`)) n++;
    change(addSection(questionnaire, sections.length - 1, `section_${n}`));
    setOpen(`section.section_${n}`);
    focusPlace(`section.section_${n}`);
  };
  let before = 0;
  return (
    <div className={editor.sections}>
      {sections.map((section, i) => {
        const first = before;
        before += section.questions.length;
        return <SectionCard key={section.key} section={section} at={i} before={first} />;
      })}
      <Button
        variant="subtle"
        h={32}
        leftSection={<Icon name="plus" size={14} />}
        className={editor.addSection ?? ""}
        onClick={add}
      >
        {t("section.add")}
      </Button>
    </div>
  );
}

/** Ctrl or ⌘ with Z takes back, with Shift or Y does again, also while writing: the whole draft goes, not one field. */
function useUndoKeys({ undo, redo }: SurveyTabProps["editing"]) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo?.();
      else undo?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [undo, redo]);
}

/** The tab. */
export default function QuestionsTab({ survey, editing }: SurveyTabProps) {
  const may = useMay();
  const own = useLanguage();
  const { at = "", lang } = route.useSearch();
  const navigate = useNavigate();
  useUndoKeys(editing);
  const { questionnaire } = editing.shown;
  const { languages } = questionnaire;
  const language =
    [lang, own, languages[0]].find((one) => one !== undefined && languages.includes(one)) ?? own;
  const go = useCallback(
    (search: { at?: string; lang?: string }) =>
      void navigate({
        to: "/surveys/$id",
        params: { id: survey.id },
        search,
        replace: true,
        resetScroll: false,
      }),
    [navigate, survey.id],
  );
  const setOpen = (address: string) =>
    go({ ...(lang !== undefined && { lang }), ...(address !== "" && { at: address }) });
  if (!may("compose"))
    return (
      <div className={styles.columns}>
        <QuestionsReading questionnaire={questionnaire} language={language} />
        <div className={styles.aside}>
          <PreviewPanel questionnaire={questionnaire} language={language} />
        </div>
      </div>
    );
  return (
    <EditorProvider survey={survey} editing={editing} language={language} open={at} setOpen={setOpen}>
      <div className={styles.columns}>
        <div className={editor.main}>
          <Toolbar onLanguage={(tag) => go({ lang: tag, ...(at !== "" && { at }) })} />
          <AboutPanel />
          <Sections />
          <EndingsPanel />
          <QuotasPanel />
        </div>
        <div className={styles.aside}>
          <PreviewPanel questionnaire={questionnaire} language={language} />
        </div>
      </div>
    </EditorProvider>
  );
}
