// What figures rest on: name, time zone, currency, minimum n, and the language of what the workspace sends. Saving shows at
// once in every figure, because the time zone and the minimum are applied when a question is asked.

import { Input, NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type FormEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { useLanguage } from "../session/workspace.tsx";
import { SaveLine } from "./save-line.tsx";
import styles from "./settings.module.css";
import { useWorkspaceDraft } from "./use-workspace-draft.ts";
import { currencyChoices, zoneChoices } from "./workspace-choices.ts";

/** The form. */
export function WorkspacePanel() {
  const { t } = useTranslation("settings");
  const language = useLanguage();
  const languageLabel = useId();
  const { draft, change, changed, save, pending, error, saved } = useWorkspaceDraft([
    "name",
    "timeZone",
    "currency",
    "minimumN",
    "language",
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ name: draft.name.trim() });
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
        <SaveLine
          ready={changed && draft.name.trim() !== ""}
          pending={pending}
          error={error}
          saved={saved}
          done={t("workspace.saved")}
        />
      </form>
    </Panel>
  );
}
