// How to send the first interaction, ready to paste with this workspace's address and write key.

import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../design/copy-button.tsx";
import { Scroller } from "../design/scroller.tsx";
import { useMe } from "../session/workspace.tsx";
import styles from "./empty-state.module.css";
import { trackingSnippet } from "./tracking-code.ts";

const places = ["curl", "browser", "node"] as const;

/** The snippets and the sign that the first interaction is awaited. */
export function TrackingSnippet() {
  const { t } = useTranslation("overview");
  const { writeKey } = useMe();
  const [place, setPlace] = useState<(typeof places)[number]>("curl");
  const code = trackingSnippet(place, window.location.origin, writeKey ?? "WRITE_KEY");
  return (
    <div className={styles.track}>
      <div className={styles.trackHead}>
        <SegmentedControl
          size="sm"
          aria-label={t("empty.track.where")}
          value={place}
          data={places.map((value) => ({ value, label: t(`empty.track.${value}`) }))}
          onChange={(value) => setPlace(places.find((p) => p === value) ?? "curl")}
        />
        <p className={styles.key}>
          {writeKey === null ? (
            t("empty.track.noKey")
          ) : (
            <>
              {t("empty.track.key")} <code>{writeKey}</code>
            </>
          )}
        </p>
      </div>
      <div className={styles.code}>
        <Scroller label={t("empty.track.heading")}>
          <pre>{code}</pre>
        </Scroller>
        <CopyButton text={code} />
      </div>
      <p className={styles.waiting} role="status">
        <span className={styles.pulse} aria-hidden="true" />
        {t("empty.track.waiting")}
      </p>
    </div>
  );
}
