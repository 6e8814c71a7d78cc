// From a file to an import: choose, see what it is, correct, try without writing, write. A file that was sent has its address,
// and what was corrected is kept in this browser, so that the work can be left and found again.

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InspectAnswer } from "../../api/contract.ts";
import { ProgressBar } from "../design/progress-bar.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { FileDrop } from "./file-drop.tsx";
import { FileProblem } from "./file-problem.tsx";
import styles from "./import-page.module.css";
import { Mapping } from "./mapping.tsx";
import { inspectedQuery } from "./queries.ts";

const route = getRouteApi("/shell/import");

/** A file that was sent before: its columns, recipe and first rows. */
function Found({ upload, name, onAnother }: { upload: string; name: string; onAnother: () => void }) {
  const language = useLanguage();
  const inspected = useQuery(inspectedQuery(upload, name, language));
  if (inspected.data)
    return <Mapping key={upload} name={name} inspected={inspected.data} onAnother={onAnother} />;
  if (!inspected.isError) return <Skeleton height="20rem" />;
  return (
    <>
      <FileProblem error={inspected.error} onRetry={() => void inspected.refetch()} />
      <Sending />
    </>
  );
}

/** Sends a file and goes to its address. */
function Sending() {
  const { t } = useTranslation("import");
  const format = useFormat();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const inspect = useMutation({
    mutationFn: (file: File) =>
      request<InspectAnswer>(
        `/api/v1/imports/inspect?${new URLSearchParams({ name: file.name, language }).toString()}`,
        { raw: file },
      ),
    onSuccess: (inspected, file) => {
      queries.setQueryData(inspectedQuery(inspected.upload, file.name, language).queryKey, inspected);
      void navigate({ search: { upload: inspected.upload, name: file.name } });
    },
  });
  const file = inspect.variables;
  return (
    <>
      {!inspect.isPending && <FileDrop onFile={(chosen) => inspect.mutate(chosen)} />}
      {inspect.isPending && file && (
        <section className={styles.box} aria-busy="true">
          <p role="status">{t("inspecting", { name: file.name, size: format.bytes(file.size) })}</p>
          <ProgressBar label={t("inspecting", { name: file.name, size: "" })} done={0} total={0} />
        </section>
      )}
      {inspect.isError && file && <FileProblem error={inspect.error} onRetry={() => inspect.mutate(file)} />}
    </>
  );
}

/** The steps up to the start of the import. */
export function ImportWizard() {
  const { upload, name } = route.useSearch();
  const navigate = route.useNavigate();
  if (upload === undefined || name === undefined) return <Sending />;
  return <Found upload={upload} name={name} onAnother={() => void navigate({ search: {} })} />;
}
