// From a file to an import: choose, see what it is, correct, try without writing, write.

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { InspectAnswer } from "../../api/contract.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { request } from "../session/request.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { FileDrop } from "./file-drop.tsx";
import styles from "./import-page.module.css";
import { Mapping } from "./mapping.tsx";

/** The steps up to the start of the import. */
export function ImportWizard() {
  const { t } = useTranslation("import");
  const format = useFormat();
  const language = useLanguage();
  const inspect = useMutation({
    mutationFn: (file: File) =>
      request<InspectAnswer>(
        `/api/v1/imports/inspect?${new URLSearchParams({ name: file.name, language }).toString()}`,
        { raw: file },
      ),
  });
  const file = inspect.variables;
  return (
    <>
      {inspect.data === undefined && !inspect.isPending && (
        <FileDrop onFile={(chosen) => inspect.mutate(chosen)} />
      )}
      {inspect.isPending && file && (
        <section className={styles.box} aria-busy="true">
          <p role="status">{t("inspecting", { name: file.name, size: format.bytes(file.size) })}</p>
          <ProgressBar label={t("inspecting", { name: file.name, size: "" })} done={0} total={0} />
        </section>
      )}
      {inspect.isError && file && <ProblemNote error={inspect.error} onRetry={() => inspect.mutate(file)} />}
      {inspect.data && file && (
        <Mapping key={inspect.data.upload} file={file} inspected={inspect.data} onAnother={inspect.reset} />
      )}
    </>
  );
}
