// The fields of a touchpoint besides its rule: names in both languages, its place, its owner and what is promised there.

import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { channelNames } from "../../domain/channel.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import { stageNames, stages } from "../../domain/stage.ts";
import { useChannels, useLanguage } from "../session/workspace.tsx";
import type { Draft, DraftError, DraftField } from "./draft.ts";
import { spanUnits } from "./time-span.ts";
import styles from "./touchpoint-panel.module.css";

/** The fields; `keyed` is the key it will have. */
export function TouchpointFields(props: {
  draft: Draft;
  keyed: string;
  isNew: boolean;
  errors: Readonly<Partial<Record<DraftField, DraftError | "taken">>>;
  onChange: (draft: Draft) => void;
}) {
  const { t } = useTranslation("touchpoints");
  const language = useLanguage();
  const { draft, errors, onChange } = props;
  const channels = useChannels(draft.channel);
  const text = (name: "es" | "en" | "owner" | "wait" | "csat" | "position" | "key") => {
    const wrong = name === "owner" ? undefined : errors[name];
    return {
      label: t(`field.${name}`),
      value: draft[name],
      error: wrong === undefined ? undefined : t(`error.${wrong}`),
      onChange: (event: { currentTarget: { value: string } }) =>
        onChange({ ...draft, [name]: event.currentTarget.value }),
    };
  };
  const one = <Value extends string>(values: readonly Value[], value: string, fallback: Value) =>
    values.find((option) => option === value) ?? fallback;
  return (
    <div className={styles.fields}>
      <TextInput {...text("es")} lang="es" maxLength={120} required data-autofocus />
      <TextInput {...text("en")} lang="en" maxLength={120} required />
      <NativeSelect
        label={t("field.stage")}
        value={draft.stage}
        data={stages.map((stage) => ({ value: stage, label: stageNames[stage][language] }))}
        onChange={(event) =>
          onChange({ ...draft, stage: one(stages, event.currentTarget.value, draft.stage) })
        }
      />
      <NativeSelect
        label={t("field.channel")}
        value={draft.channel}
        data={channels.map((channel) => ({ value: channel, label: channelNames[channel][language] }))}
        onChange={(event) =>
          onChange({ ...draft, channel: one(channels, event.currentTarget.value, draft.channel) })
        }
      />
      <NativeSelect
        label={t("field.kind")}
        value={draft.kind}
        data={interactionKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(event) =>
          onChange({ ...draft, kind: one(interactionKinds, event.currentTarget.value, draft.kind) })
        }
      />
      <TextInput {...text("owner")} maxLength={200} placeholder={t("field.ownerHint")} />
      <div className={styles.span}>
        <TextInput {...text("wait")} inputMode="decimal" placeholder={t("field.noPromise")} />
        <NativeSelect
          aria-label={t("field.waitUnit")}
          value={draft.waitUnit}
          data={spanUnits.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          onChange={(event) =>
            onChange({ ...draft, waitUnit: one(spanUnits, event.currentTarget.value, draft.waitUnit) })
          }
        />
      </div>
      <TextInput {...text("csat")} inputMode="decimal" placeholder={t("field.noPromise")} />
      <TextInput {...text("position")} inputMode="numeric" description={t("field.positionNote")} />
      {props.isNew ? (
        <TextInput
          {...text("key")}
          placeholder={props.keyed}
          description={t("field.keyNote")}
          maxLength={60}
          spellCheck={false}
        />
      ) : (
        <p className={styles.key}>
          {t("field.key")} <code>{draft.key}</code>
        </p>
      )}
      <Switch
        className={styles.wide ?? ""}
        label={t("field.direct")}
        description={t("field.directNote")}
        checked={draft.direct}
        onChange={(event) => onChange({ ...draft, direct: event.currentTarget.checked })}
      />
    </div>
  );
}
