// How a timeline is shown: grouped by visits or by journeys, from a day on, narrowed to some channels or kinds or to what the
// customer said. Only what this customer has is offered, each with how often.

import { Button, Checkbox, Popover, SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { channelNames, parseChannel } from "../../domain/channel.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import { Icon } from "../design/icon.tsx";
import { useFormat, useLanguage, useToday } from "../session/workspace.tsx";
import { ChannelIcon } from "./channel-icon.tsx";
import styles from "./timeline.module.css";
import {
  showsAll,
  type TimelineView,
  wholeTimeline,
  withToggledChannel,
  withToggledKind,
} from "./timeline-view.ts";
import { useInteractionWords } from "./use-interaction-words.ts";

interface FilterProps {
  readonly view: TimelineView;
  readonly customer: Customer;
  readonly onChange: (view: TimelineView) => void;
}

/** A button that names what is chosen and opens the choices. */
function Choices(props: { chosen: readonly string[]; all: string; heading: string; children: ReactNode }) {
  const format = useFormat();
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={260}>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<Icon name="down" size={14} />}
          className={styles.channels}
        >
          {props.chosen.length === 0 ? props.all : format.list(props.chosen)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.options}>
          <legend>{props.heading}</legend>
          {props.children}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

function ByChannel({ view, customer, onChange }: FilterProps) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const language = useLanguage();
  return (
    <Choices
      chosen={view.channels.map((channel) => channelNames[channel][language])}
      all={t("timeline.allChannels")}
      heading={t("timeline.channels")}
    >
      {customer.channels.map(({ channel, n }) => {
        const known = parseChannel(channel);
        return (
          known && (
            <Checkbox
              key={known}
              size="xs"
              checked={view.channels.includes(known)}
              onChange={() => onChange(withToggledChannel(view, known))}
              label={
                <span className={styles.option}>
                  <ChannelIcon channel={known} />
                  {channelNames[known][language]}
                  <span className={styles.count}>{format.count(n)}</span>
                </span>
              }
            />
          )
        );
      })}
    </Choices>
  );
}

function ByKind({ view, customer, onChange }: FilterProps) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const interaction = useInteractionWords();
  return (
    <Choices
      chosen={view.kinds.map(interaction.kind)}
      all={t("timeline.allKinds")}
      heading={t("timeline.kinds")}
    >
      {customer.kinds.map(({ kind, n }) => {
        const known = interactionKinds.find((one) => one === kind);
        return (
          known && (
            <Checkbox
              key={known}
              size="xs"
              checked={view.kinds.includes(known)}
              onChange={() => onChange(withToggledKind(view, known))}
              label={
                <span className={styles.option}>
                  {interaction.kind(known)}
                  <span className={styles.count}>{format.count(n)}</span>
                </span>
              }
            />
          )
        );
      })}
    </Choices>
  );
}

/** A day to begin at. Half-written years are no days yet. */
function FromDay({ view, onChange }: Omit<FilterProps, "customer">) {
  const { t } = useTranslation("customers");
  const today = useToday();
  return (
    <label className={styles.jump}>
      {t("timeline.jump")}
      <input
        type="date"
        max={today}
        value={view.until?.slice(0, 10) ?? ""}
        onChange={({ currentTarget: { value } }) => {
          if (value === "") onChange({ ...view, until: null, item: null });
          else if (value >= "1990") onChange({ ...view, until: value, item: null });
        }}
      />
    </label>
  );
}

/** The filter of a timeline. */
export function TimelineFilter(props: FilterProps) {
  const { view, onChange } = props;
  const { t } = useTranslation("customers");
  return (
    <fieldset className={styles.filter}>
      <legend className="v-spoken">{t("timeline.filter")}</legend>
      {!showsAll(view) && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => onChange({ ...wholeTimeline, by: view.by, until: view.until })}
        >
          {t("timeline.clear")}
        </Button>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t("timeline.by")}
        value={view.by}
        data={(["visit", "journey"] as const).map((value) => ({ value, label: t(`timeline.byOf.${value}`) }))}
        onChange={(value) => onChange({ ...view, by: value === "journey" ? "journey" : "visit" })}
      />
      <FromDay view={view} onChange={onChange} />
      <Checkbox
        size="xs"
        className={styles.said}
        label={t("timeline.said")}
        checked={view.saidOnly}
        onChange={(event) => onChange({ ...view, saidOnly: event.currentTarget.checked })}
      />
      <ByKind {...props} />
      <ByChannel {...props} />
    </fieldset>
  );
}
