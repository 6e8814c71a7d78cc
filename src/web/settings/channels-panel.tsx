// The channels that the workspace uses. What is not ticked is no longer offered in lists and editors; interactions on it
// are kept and counted as ever, and what already stands on it stays.

import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { channelNames, channels } from "../../domain/channel.ts";
import { Panel } from "../design/panel.tsx";
import { dimensionsQuery } from "../session/queries.ts";
import { useLanguage } from "../session/workspace.tsx";
import { SaveLine } from "./save-line.tsx";
import styles from "./settings.module.css";
import { useWorkspaceDraft } from "./use-workspace-draft.ts";

/** The panel. */
export function ChannelsPanel() {
  const { t } = useTranslation("settings");
  const language = useLanguage();
  const { draft, change, changed, save, pending, error, saved } = useWorkspaceDraft(["hiddenChannels"]);
  const seen = useQuery(dimensionsQuery).data?.channels;
  const hidden = draft.hiddenChannels;
  const noneLeft = hidden.length >= channels.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Panel heading={t("channels.heading")} note={t("channels.explain")}>
      <form onSubmit={submit}>
        <fieldset className={styles.channels}>
          <legend className="v-spoken">{t("channels.heading")}</legend>
          {channels.map((channel) => (
            <Checkbox
              key={channel}
              label={
                <>
                  {channelNames[channel][language]}
                  {seen && !seen.includes(channel) && (
                    <span className={styles.unseen}> · {t("channels.unseen")}</span>
                  )}
                </>
              }
              checked={!hidden.includes(channel)}
              onChange={(event) =>
                change({
                  hiddenChannels: event.currentTarget.checked
                    ? hidden.filter((one) => one !== channel)
                    : channels.filter((one) => one === channel || hidden.includes(one)),
                })
              }
            />
          ))}
        </fieldset>
        {noneLeft && (
          <p className={styles.wrong} role="alert">
            {t("channels.none")}
          </p>
        )}
        <SaveLine
          ready={changed && !noneLeft}
          pending={pending}
          error={error}
          saved={saved}
          done={t("channels.saved")}
        />
      </form>
    </Panel>
  );
}
