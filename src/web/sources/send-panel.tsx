// How to send events, ready to paste with this workspace's address and write key, and the light that goes on when the first
// one comes in.

import { SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../design/copy-button.tsx";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { Scroller } from "../design/scroller.tsx";
import { trackingSnippet } from "../overview/tracking-code.ts";
import { meQuery } from "../session/queries.ts";
import { useFormat, useMe } from "../session/workspace.tsx";
import styles from "./data.module.css";
import { watchQuery } from "./queries.ts";

const places = ["curl", "node", "browser"] as const;
/** Name under which the log keeps what is tracked. */
const trackedSource = "tracking";

/** Waits for a tracked interaction that comes in after the panel was opened. */
function FirstEvent() {
  const { t } = useTranslation("data");
  const format = useFormat();
  const queries = useQueryClient();
  const [opened] = useState(() => Date.now());
  const watched = useQuery(watchQuery(queries)).data;
  const tracked = watched?.items.find(({ source }) => source === trackedSource);
  const isNew = tracked !== undefined && Date.parse(tracked.receivedAt) >= opened - 1000;
  useEffect(() => {
    if (isNew) void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [isNew, queries]);
  return (
    <div className={styles.light} data-on={isNew} role="status">
      <span className={styles.lamp} aria-hidden="true">
        {isNew && <Icon name="check" />}
      </span>
      {isNew ? (
        <p>
          <strong>{t("send.arrived", { event: tracked.event || t("live.nameless") })}</strong>{" "}
          <Link to="/data" search={{ tab: "live" }}>
            {t("send.watch")}
          </Link>
        </p>
      ) : (
        <p>
          {t("send.waiting")}
          {tracked && (
            <span className={styles.mute}>
              {" "}
              {t("send.before", { at: format.moment(tracked.receivedAt) })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** The view. */
export function SendPanel() {
  const { t } = useTranslation("data");
  const { writeKey } = useMe();
  const [place, setPlace] = useState<(typeof places)[number]>("curl");
  const code = trackingSnippet(place, window.location.origin, writeKey ?? "WRITE_KEY");
  return (
    <Panel heading={t("send.heading")} note={t("send.note")}>
      <div className={styles.send}>
        <FirstEvent />
        <div className={styles.bar}>
          <SegmentedControl
            aria-label={t("send.where")}
            value={place}
            data={places.map((value) => ({ value, label: t(`send.place.${value}`) }))}
            onChange={(value) => setPlace(places.find((one) => one === value) ?? "curl")}
          />
          <p className={styles.mute}>
            {writeKey === null ? (
              t("send.noKey")
            ) : (
              <>
                {t("send.key")} <code>{writeKey}</code>
              </>
            )}
          </p>
        </div>
        <div className={styles.code}>
          <Scroller label={t("send.code")}>
            <pre>{code}</pre>
          </Scroller>
          <CopyButton text={code} />
        </div>
        <p className={styles.mute}>{t(`send.after.${place}`)}</p>
      </div>
    </Panel>
  );
}
