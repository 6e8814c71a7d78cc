// What the file is, what each column means, and the recipe behind it. The selects and the JSON are two views of one recipe;
// the text is what counts while it is being edited.

import { Button } from "@mantine/core";
import { useDebouncedValue, useSessionStorage } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InspectAnswer } from "../../api/contract.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { type ColumnRole, isObject, withRole } from "./column-role.ts";
import { ColumnTable } from "./column-table.tsx";
import { DateOrder } from "./date-order.tsx";
import { DryRun } from "./dry-run.tsx";
import { EventName } from "./event-name.tsx";
import styles from "./import-page.module.css";
import { PreviewRows } from "./preview-rows.tsx";
import { previewQuery } from "./queries.ts";
import { RecipeEditor } from "./recipe-editor.tsx";
import { readRecipe, writeRecipe } from "./recipe-text.ts";

function useFormatLine(inspected: InspectAnswer): string {
  const { t } = useTranslation("import");
  const { kind, encoding, delimiter, compressed } = inspected.format;
  const parts = [t(`format.${kind}`)];
  if (kind === "csv") {
    const known = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
    const name = Object.entries(known).find(([mark]) => mark === delimiter)?.[1];
    parts.push(name ? t(`delimiter.${name}`) : t("delimiter.other", { mark: delimiter }));
  }
  if (encoding !== "") parts.push(encoding);
  if (compressed) parts.push("gzip");
  return parts.join(" · ");
}

/** How long the recipe rests before its preview is asked for. */
const PREVIEW_AFTER_MS = 400;

/** The second step of the wizard. */
export function Mapping(props: { name: string; inspected: InspectAnswer; onAnother: () => void }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { name, inspected, onAnother } = props;
  const language = useLanguage();
  const proposed = writeRecipe(isObject(inspected.recipe) ? inspected.recipe : {});
  const [text, setText] = useSessionStorage({
    key: `vivencia.recipe.${inspected.upload}`,
    defaultValue: proposed,
    getInitialValueInEffect: false,
  });
  const read = readRecipe(text);
  const corrected = text !== proposed;
  const [settled] = useDebouncedValue(text, PREVIEW_AFTER_MS);
  const settledRecipe = readRecipe(settled);
  const preview = useQuery(
    previewQuery(
      inspected.upload,
      name,
      language,
      settled !== proposed && settledRecipe.ok ? settledRecipe.recipe : null,
    ),
  );
  const start = useMutation({
    mutationFn: (dryRun: boolean) =>
      request<{ id: string }>("/api/v1/imports", {
        body: { upload: inspected.upload, name, recipe: read.ok ? read.recipe : null, dryRun },
      }),
    onSuccess: ({ id }, dryRun) => {
      if (dryRun) return;
      void queries.invalidateQueries({ queryKey: ["imports"] });
      void navigate({ to: "/import", search: { job: id } });
    },
  });
  const change = (next: string) => {
    setText(next);
    // Counts and refusals belong to the recipe that was tried.
    start.reset();
  };
  const setRole = (column: string, role: ColumnRole) => {
    if (read.ok) change(writeRecipe(withRole(read.recipe, column, role)));
  };
  const dryRunId = start.data && start.variables ? start.data.id : null;
  const formatLine = useFormatLine(inspected);
  return (
    <>
      <section className={styles.fileLine} aria-label={t("file")}>
        <div>
          <p className={styles.fileName}>{name}</p>
          <p className={styles.mute}>
            {formatLine} ·{" "}
            {t("columnCount", {
              count: inspected.columns.length,
              formatted: format.count(inspected.columns.length),
            })}
          </p>
        </div>
        <Button variant="default" onClick={onAnother}>
          {t("another")}
        </Button>
      </section>
      {inspected.findings.length > 0 && (
        <section className={styles.findings} aria-label={t("findings")}>
          <ul>
            {inspected.findings.map((finding) => (
              <li key={finding}>
                <Icon name="check" />
                <span>{finding}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {inspected.doubts.length > 0 && (
        <section className={styles.doubts} aria-label={t("doubts")}>
          <h2>{t("doubts")}</h2>
          <ul>
            {inspected.doubts.map((doubt) => (
              <li key={doubt}>
                <Icon name="warning" />
                <span>{doubt}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Panel heading={t("columns.heading")} note={t("columns.explain")}>
        <ColumnTable columns={inspected.columns} recipe={read.ok ? read.recipe : null} onRole={setRole} />
        <EventName recipe={read.ok ? read.recipe : null} onChange={(recipe) => change(writeRecipe(recipe))} />
        <DateOrder recipe={read.ok ? read.recipe : null} onChange={(recipe) => change(writeRecipe(recipe))} />
        <RecipeEditor text={text} read={read} onChange={change} />
      </Panel>
      <Panel
        heading={t("preview.heading")}
        note={t(corrected ? "preview.corrected" : "preview.explain")}
        stale={preview.isFetching}
        aside={
          corrected && (
            <Button variant="subtle" size="xs" onClick={() => change(proposed)}>
              {t("preview.back")}
            </Button>
          )
        }
      >
        {corrected && preview.isError && !start.isError && <ProblemNote error={preview.error} />}
        <PreviewRows rows={(corrected && !preview.isError && preview.data?.preview) || inspected.preview} />
      </Panel>
      <Panel heading={t("run.heading")} note={t("run.explain")}>
        {start.isError && <ProblemNote error={start.error} />}
        {dryRunId && <DryRun id={dryRunId} />}
        <div className={styles.actions}>
          <Button
            variant={dryRunId ? "default" : "filled"}
            disabled={!read.ok}
            loading={start.isPending && start.variables}
            onClick={() => start.mutate(true)}
          >
            {t("run.try")}
          </Button>
          <Button
            variant={dryRunId ? "filled" : "default"}
            disabled={!read.ok}
            loading={start.isPending && !start.variables}
            onClick={() => start.mutate(false)}
          >
            {t("run.write")}
          </Button>
        </div>
      </Panel>
    </>
  );
}
