// Narrows a timeline to some channels, or to what the customer said. Only channels on which they meet the company are
// offered, each with how often.

import { Button, Checkbox, Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { channelNames, parseChannel } from "../../domain/channel.ts";
import { Icon } from "../design/icon.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { ChannelIcon } from "./channel-icon.tsx";
import styles from "./timeline.module.css";
import { type TimelineView, wholeTimeline, withToggledChannel } from "./timeline-view.ts";

/** The filter of a timeline. */
export function TimelineFilter(props: {
  view: TimelineView;
  channels: Customer["channels"];
  onChange: (view: TimelineView) => void;
}) {
  const { view, channels, onChange } = props;
  const { t } = useTranslation("customers");
  const format = useFormat();
  const language = useLanguage();
  const offered = channels.flatMap(({ channel, n }) => {
    const known = parseChannel(channel);
    return known ? [{ channel: known, n }] : [];
  });
  const chosen = view.channels.map((channel) => channelNames[channel][language]);
  return (
    <fieldset className={styles.filter}>
      <legend className="v-spoken">{t("timeline.filter")}</legend>
      {(view.channels.length > 0 || view.saidOnly) && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => onChange({ ...wholeTimeline, until: view.until })}
        >
          {t("timeline.clear")}
        </Button>
      )}
      <Checkbox
        size="xs"
        className={styles.said}
        label={t("timeline.said")}
        checked={view.saidOnly}
        onChange={(event) => onChange({ ...view, saidOnly: event.currentTarget.checked })}
      />
      <Popover position="bottom-end" trapFocus returnFocus width={260}>
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            rightSection={<Icon name="down" size={14} />}
            className={styles.channels}
          >
            {chosen.length === 0 ? t("timeline.allChannels") : format.list(chosen)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className={styles.options}>
            <legend>{t("timeline.channels")}</legend>
            {offered.map(({ channel, n }) => (
              <Checkbox
                key={channel}
                size="xs"
                checked={view.channels.includes(channel)}
                onChange={() => onChange(withToggledChannel(view, channel))}
                label={
                  <span className={styles.option}>
                    <ChannelIcon channel={channel} />
                    {channelNames[channel][language]}
                    <span className={styles.count}>{format.count(n)}</span>
                  </span>
                }
              />
            ))}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
    </fieldset>
  );
}
