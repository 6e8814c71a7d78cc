// What figures rest on: name, time zone, currency, minimum n, and the language of what the workspace sends. Saving shows at
// once in every figure, because the time zone and the minimum are applied when a question is asked.

import { Button, Input, NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me, WorkspaceBody } from "../../api/contract.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useLanguage, useMe } from "../session/workspace.tsx";
import styles from "./settings.module.css";
import { currencyChoices, zoneChoices } from "./workspace-choices.ts";

function useSave() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkspaceBody) =>
      request<Me["workspace"]>("/api/v1/workspace", { method: "PUT", body }),
    // Times, money and greying follow the settings everywhere.
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** The form. */
export function WorkspacePanel() {
  const { t } = useTranslation("settings");
  const { workspace } = useMe();
  const language = useLanguage();
  const save = useSave();
  const languageLabel = useId();
  const { id: _, ...kept } = workspace;
  const [draft, setDraft] = useState<WorkspaceBody>(kept);
  const change = (part: Partial<WorkspaceBody>) => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  const changed = JSON.stringify(draft) !== JSON.stringify(kept);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...draft, name: draft.name.trim() });
  };
  return (
    <Panel heading={t("workspace.heading")}>
      <form onSubmit={submit}>
        <div className={styles.form}>
          <TextInput
            label={t("workspace.name")}
            description={t("workspace.nameExplain")}
            required
            maxLength={120}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NumberInput
            label={t("workspace.minimumN")}
            description={t("workspace.minimumNExplain")}
            required
            allowDecimal={false}
            min={1}
            max={10_000}
            value={draft.minimumN}
            onChange={(value) => change({ minimumN: typeof value === "number" ? value : draft.minimumN })}
          />
          <Select
            label={t("workspace.timeZone")}
            description={t("workspace.timeZoneExplain")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t("workspace.nothingFound")}
            data={zoneChoices(draft.timeZone)}
            value={draft.timeZone}
            onChange={(value) => value !== null && change({ timeZone: value })}
          />
          <Select
            label={t("workspace.currency")}
            description={t("workspace.currencyExplain")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t("workspace.nothingFound")}
            data={currencyChoices(language, draft.currency)}
            value={draft.currency}
            onChange={(value) => value !== null && change({ currency: value })}
          />
          <Input.Wrapper
            label={t("workspace.language")}
            description={t("workspace.languageExplain")}
            labelElement="div"
            labelProps={{ id: languageLabel }}
          >
            <SegmentedControl
              mt={4}
              aria-labelledby={languageLabel}
              value={draft.language}
              data={[
                { value: "es", label: "Español" },
                { value: "en", label: "English" },
              ]}
              onChange={(value) => change({ language: value === "es" ? "es" : "en" })}
            />
          </Input.Wrapper>
        </div>
        {save.isError && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button type="submit" disabled={!changed || draft.name.trim() === ""} loading={save.isPending}>
            {t("workspace.save")}
          </Button>
          <p role="status" className={styles.saved}>
            {save.isSuccess && !changed && (
              <>
                <Icon name="check" size={14} /> {t("workspace.saved")}
              </>
            )}
          </p>
        </div>
      </form>
    </Panel>
  );
}
