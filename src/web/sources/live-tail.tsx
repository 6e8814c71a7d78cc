// What arrives, as it arrives: the newest interactions on top, asked for every two seconds while the page is visible.

import { Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { channelNames, parseChannel } from "../../domain/channel.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { touchpointsQuery } from "../session/queries.ts";
import { useFormat, useLanguage, useMe } from "../session/workspace.tsx";
import styles from "./data.module.css";
import { watchQuery } from "./queries.ts";

const columns = ["received", "event", "touchpoint", "channel", "source", "happened"] as const;

/** The view. Pausing keeps what is on the screen. */
export function LiveTail() {
  const { t } = useTranslation("data");
  const format = useFormat();
  const language = useLanguage();
  const { timeZone } = useMe().workspace;
  const [on, setOn] = useState(true);
  const watched = useQuery({ ...watchQuery(useQueryClient()), enabled: on });
  const names = new Map(
    useQuery(touchpointsQuery).data?.touchpoints.map((one) => [one.key, one.names[language]]),
  );
  const clock = new Intl.DateTimeFormat(format.locale, { timeStyle: "medium", timeZone });
  return (
    <Panel
      heading={t("live.heading")}
      note={t("live.note")}
      aside={
        <Switch label={t("live.on")} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      }
    >
      {watched.isError && <ProblemNote error={watched.error} onRetry={() => void watched.refetch()} />}
      {watched.isPending && <Skeleton height="12rem" />}
      {watched.data?.items.length === 0 && <p className={styles.mute}>{t("live.none")}</p>}
      {watched.data && watched.data.items.length > 0 && (
        <Scroller label={t("live.heading")}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {t(`column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {watched.data.items.map((item, at) => {
                const channel = parseChannel(item.channel);
                return (
                  <tr key={item.id} data-fresh={at < watched.data.added}>
                    <td className="v-figures">
                      <time dateTime={item.receivedAt}>{clock.format(new Date(item.receivedAt))}</time>
                    </td>
                    <th scope="row">
                      {item.event || t("live.nameless")}
                      {item.answers > 0 && (
                        <span className={styles.small}>
                          {" "}
                          {t("live.answers", { count: item.answers, formatted: format.count(item.answers) })}
                        </span>
                      )}
                    </th>
                    <td>
                      {item.touchpoint === "" ? (
                        <span className={styles.mute}>{t("live.nowhere")}</span>
                      ) : (
                        (names.get(item.touchpoint) ?? item.touchpoint)
                      )}
                    </td>
                    <td>{channel ? channelNames[channel][language] : item.channel}</td>
                    <td>{item.source}</td>
                    <td>{format.moment(item.at)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroller>
      )}
    </Panel>
  );
}
