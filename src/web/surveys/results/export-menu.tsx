// The responses as files: CSV for anything, a workbook with its code book, and the code book alone.

import { Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SurveyExportBody } from "../../../api/contract-survey-results.ts";
import type { Survey } from "../../../api/contract-surveys.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { fileNameOf, saveFile } from "../../figure/save-file.ts";
import { requestFile } from "../../session/request.ts";
import { useLanguage } from "../../session/workspace.tsx";
import type { ShownView } from "../../view/use-shown.ts";
import { cutOf, type ResultsView } from "./results-view.ts";

const files = [
  { format: "xlsx", what: "responses" },
  { format: "csv", what: "responses" },
  { format: "csv", what: "codebook" },
] as const;

/** The menu. What is exported is what is looked at. */
export function ExportMenu({ survey, shown }: { survey: Survey; shown: ShownView<ResultsView> }) {
  const { t } = useTranslation("surveys");
  const language = useLanguage();
  const save = useMutation({
    mutationFn: async ({ format, what }: (typeof files)[number]) => {
      const body: SurveyExportBody = { ...cutOf(shown), format, what, language };
      const path = `/api/v1/surveys/${encodeURIComponent(survey.id)}/export`;
      const ending = what === "codebook" ? ` ${t("export.codebookName")}` : "";
      saveFile(fileNameOf(`${survey.name}${ending}`, format), await requestFile(path, body));
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" h={32} loading={save.isPending}>
            {t("export.heading")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {files.map((file) => (
            <Menu.Item key={`${file.format} ${file.what}`} onClick={() => save.mutate(file)}>
              {t(`export.${file.what === "codebook" ? "codebook" : file.format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {save.isError && <ProblemNote error={save.error} />}
    </>
  );
}
