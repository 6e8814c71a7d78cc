// What can be said of a survey on a web site: its shape, the moment at which it comes, the visitors who are asked, and how
// long it leaves them alone.

import { NativeSelect, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import {
  encounters,
  presentations,
  sides,
  type WebAsking,
  type WebTrigger,
  webLimits,
  webTriggers,
} from "../../domain/survey/web-asking.ts";
import { useFormat } from "../session/workspace.tsx";
import { PageRules } from "./page-rules.tsx";
import styles from "./sites.module.css";

interface FieldsProps {
  readonly asking: WebAsking;
  readonly languages: readonly string[];
  readonly onChange: (asking: WebAsking) => void;
}

const pauses = [0, 1, 7, 14, 30, 60, 90, 180, 365] as const;

/** A trigger of a kind as it begins. */
function triggerOf(kind: WebTrigger["kind"]): WebTrigger {
  switch (kind) {
    case "load":
      return { kind, seconds: 10 };
    case "event":
      return { kind, event: "" };
    case "scroll":
      return { kind, percent: 60 };
    case "exit":
      return { kind };
  }
}

function whole(value: string | number, min: number, max: number): number {
  const number = Math.round(Number(value));
  return Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : min;
}

function TriggerFields({ asking, onChange }: FieldsProps) {
  const { t } = useTranslation("sites");
  const { trigger } = asking;
  const set = (next: WebTrigger) => onChange({ ...asking, trigger: next });
  return (
    <div className={styles.line}>
      <NativeSelect
        label={t("trigger.label")}
        value={trigger.kind}
        data={webTriggers.map((kind) => ({ value: kind, label: t(`trigger.${kind}`) }))}
        onChange={(event) =>
          set(triggerOf(webTriggers.find((kind) => kind === event.currentTarget.value) ?? "load"))
        }
      />
      {trigger.kind === "load" && (
        <NumberInput
          label={t("trigger.seconds")}
          value={trigger.seconds}
          min={0}
          max={webLimits.seconds}
          onChange={(value) => set({ ...trigger, seconds: whole(value, 0, webLimits.seconds) })}
        />
      )}
      {trigger.kind === "scroll" && (
        <NumberInput
          label={t("trigger.percent")}
          value={trigger.percent}
          min={1}
          max={100}
          suffix=" %"
          onChange={(value) => set({ ...trigger, percent: whole(value, 1, 100) })}
        />
      )}
      {trigger.kind === "event" && (
        <TextInput
          label={t("trigger.name")}
          placeholder={t("trigger.example")}
          maxLength={200}
          value={trigger.event}
          onChange={(event) => set({ ...trigger, event: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function PauseFields({ asking, onChange }: FieldsProps) {
  const { t } = useTranslation("sites");
  return (
    <fieldset className={styles.group}>
      <legend>{t("again.label")}</legend>
      <div className={styles.line}>
        {encounters.map((encounter) => {
          const days = asking.again[encounter];
          const known = pauses.filter((one) => one !== days);
          const choices = [...known, ...(days === null ? [] : [days])].sort((a, b) => a - b);
          return (
            <NativeSelect
              key={encounter}
              label={t(`again.${encounter}`)}
              value={days === null ? "never" : String(days)}
              data={[
                ...choices.map((count) => ({
                  value: String(count),
                  label: count === 0 ? t("again.always") : t("again.days", { count }),
                })),
                { value: "never", label: t("again.never") },
              ]}
              onChange={({ currentTarget: { value } }) => {
                const next = value === "never" ? null : Number(value);
                onChange({ ...asking, again: { ...asking.again, [encounter]: next } });
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function LabelFields({ asking, languages, onChange }: FieldsProps) {
  const { t } = useTranslation("sites");
  const { languageName } = useFormat();
  return (
    <div className={styles.line}>
      {languages.map((language) => (
        <TextInput
          key={language}
          label={t("label.of", { language: languageName(language) })}
          placeholder={t("label.usual")}
          maxLength={webLimits.label}
          value={asking.label[language] ?? ""}
          onChange={(event) =>
            onChange({ ...asking, label: { ...asking.label, [language]: event.currentTarget.value } })
          }
        />
      ))}
    </div>
  );
}

/** All of it. */
export function AskingFields(props: FieldsProps) {
  const { t } = useTranslation("sites");
  const { asking, onChange } = props;
  const { presentation } = asking;
  return (
    <>
      <SegmentedControl
        aria-label={t("shape.label")}
        value={presentation}
        data={presentations.map((value) => ({ value, label: t(`shape.${value}`) }))}
        onChange={(value) =>
          onChange({ ...asking, presentation: presentations.find((one) => one === value) ?? presentation })
        }
      />
      <p className={styles.mute}>{t(`shape.about.${presentation}`)}</p>
      {presentation !== "embedded" && (
        <div className={styles.line}>
          <NativeSelect
            label={t("side.label")}
            value={asking.side}
            data={sides.map((side) => ({ value: side, label: t(`side.${side}`) }))}
            onChange={(event) =>
              onChange({ ...asking, side: sides.find((side) => side === event.currentTarget.value) ?? "end" })
            }
          />
          <NumberInput
            label={t("share")}
            value={asking.percent}
            min={1}
            max={100}
            suffix=" %"
            onChange={(value) => onChange({ ...asking, percent: whole(value, 1, 100) })}
          />
        </div>
      )}
      {presentation === "popover" && <TriggerFields {...props} />}
      {(presentation === "tab" || presentation === "button") && <LabelFields {...props} />}
      <PageRules
        legend={t("pages.label")}
        none={t("pages.all")}
        rules={asking.pages}
        onChange={(pages) => onChange({ ...asking, pages })}
      />
      <PageRules
        legend={t("pages.except")}
        none={t("pages.noneExcept")}
        rules={asking.except}
        onChange={(except) => onChange({ ...asking, except })}
      />
      {presentation === "popover" && <PauseFields {...props} />}
    </>
  );
}
