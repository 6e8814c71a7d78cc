// When, whom, how and how many: the delay and the hours, the share that is drawn, the way, and the limits of a week.

import { ActionIcon, Button, NativeSelect, NumberInput, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isAnyHour, triggerLimits } from "../../domain/survey/trigger.ts";
import { useOfferedWays } from "../asking/use-offered-ways.ts";
import { Icon } from "../design/icon.tsx";
import type { Trigger } from "./queries.ts";
import styles from "./triggers.module.css";
import { delayMinutes, delayUnitOf } from "./use-trigger-words.ts";
import { SegmentSelect } from "./when-fields.tsx";

interface FieldsProps {
  readonly trigger: Trigger;
  readonly onChange: (part: Partial<Trigger>) => void;
}

const units = ["minutes", "hours", "days"] as const;
const delayMax = 60 * 24 * 60;
const weeklyMax = 1_000_000;

const hourOf = (hour: number) => ({ value: String(hour), label: `${hour}:00` });

function DelayField({ trigger, onChange }: FieldsProps) {
  const { t } = useTranslation("triggers");
  // Kept here, because a delay is a whole number of several units.
  const [chosen, setUnit] = useState(() => delayUnitOf(trigger.delayMinutes));
  const isWhole = trigger.delayMinutes % delayMinutes(1, chosen) === 0;
  const unit = isWhole ? chosen : delayUnitOf(trigger.delayMinutes);
  const one = delayMinutes(1, unit);
  const set = (n: number, of: (typeof units)[number]) =>
    onChange({ delayMinutes: Math.min(delayMax, Math.round(delayMinutes(n, of))) });
  return (
    <div className={styles.pair}>
      <NumberInput
        label={t("how.delay")}
        min={0}
        max={delayMax / one}
        allowDecimal={false}
        value={trigger.delayMinutes / one}
        onChange={(value) => typeof value === "number" && set(value, unit)}
      />
      <NativeSelect
        aria-label={t("how.delayUnit")}
        value={unit}
        data={units.map((value) => ({ value, label: t(`how.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const next = units.find((of) => of === value) ?? unit;
          setUnit(next);
          set(trigger.delayMinutes / one, next);
        }}
      />
    </div>
  );
}

function HoursField({ trigger, onChange }: FieldsProps) {
  const { t } = useTranslation("triggers");
  const { hours } = trigger;
  const isAny = isAnyHour(hours);
  return (
    <>
      <NativeSelect
        label={t("how.hoursLabel")}
        value={isAny ? "any" : "within"}
        data={[
          { value: "any", label: t("how.anyHour") },
          { value: "within", label: t("how.within") },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ hours: value === "any" ? { from: 0, to: 0 } : { from: 9, to: 21 } })
        }
      />
      {!isAny && (
        <div className={styles.pair}>
          <NativeSelect
            label={t("how.from")}
            value={String(hours.from)}
            data={Array.from({ length: 24 }, (_, hour) => hour)
              .filter((hour) => hour !== hours.to)
              .map(hourOf)}
            onChange={(event) => onChange({ hours: { ...hours, from: Number(event.currentTarget.value) } })}
          />
          <NativeSelect
            label={t("how.to")}
            value={String(hours.to)}
            data={Array.from({ length: 24 }, (_, hour) => hour + 1)
              .filter((hour) => hour !== hours.from)
              .map(hourOf)}
            onChange={(event) => onChange({ hours: { ...hours, to: Number(event.currentTarget.value) } })}
          />
        </div>
      )}
    </>
  );
}

function Quotas({ trigger, onChange }: FieldsProps) {
  const { t } = useTranslation("triggers");
  const { quotas } = trigger;
  return (
    <>
      {quotas.length > 0 && <p className={styles.mute}>{t("limits.quotas")}</p>}
      {[...quotas.entries()].map(([i, quota]) => (
        <div key={`quota ${i}`} className={styles.quota}>
          <SegmentSelect
            label={t("limits.segmentOf", { number: i + 1 })}
            isHidden
            value={quota.segment}
            except={quotas.map(({ segment }) => segment)}
            onChange={(segment) => onChange({ quotas: quotas.with(i, { ...quota, segment }) })}
          />
          <NumberInput
            aria-label={t("limits.weeklyOf", { number: i + 1 })}
            w="7rem"
            min={1}
            max={weeklyMax}
            allowDecimal={false}
            value={quota.weekly}
            onChange={(value) =>
              typeof value === "number" &&
              value >= 1 &&
              onChange({ quotas: quotas.with(i, { ...quota, weekly: value }) })
            }
          />
          <span>{t("limits.weekly")}</span>
          <ActionIcon
            aria-label={t("limits.remove", { number: i + 1 })}
            onClick={() => onChange({ quotas: quotas.toSpliced(i, 1) })}
          >
            <Icon name="close" />
          </ActionIcon>
        </div>
      ))}
      {quotas.length < triggerLimits.quotas && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="plus" size={13} />}
            onClick={() => onChange({ quotas: [...quotas, { segment: "", weekly: 20 }] })}
          >
            {t("limits.add")}
          </Button>
        </div>
      )}
    </>
  );
}

/** The fields. */
export function HowFields(props: FieldsProps) {
  const { trigger, onChange } = props;
  const { t } = useTranslation("triggers");
  const { offered } = useOfferedWays(trigger.way);
  const limit = (value: string | number) => (typeof value === "number" ? value : 0);
  return (
    <>
      <fieldset className={styles.part}>
        <legend>{t("how.heading")}</legend>
        <div className={styles.line}>
          {trigger.when.kind === "event" && <DelayField {...props} />}
          <HoursField {...props} />
          <NumberInput
            label={t("how.percent")}
            min={1}
            max={100}
            suffix=" %"
            value={trigger.percent}
            onChange={(value) => typeof value === "number" && onChange({ percent: value })}
          />
        </div>
        <SegmentedControl
          className={styles.choice}
          aria-label={t("how.way")}
          value={trigger.way}
          data={offered.map((value) => ({ value, label: t(`how.${value}`) }))}
          onChange={(value) => onChange({ way: offered.find((way) => way === value) ?? "email" })}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t("limits.heading")}</legend>
        <div className={styles.line}>
          <NumberInput
            label={t("limits.aim")}
            description={t("limits.aimExplain")}
            placeholder={t("limits.none")}
            min={0}
            max={weeklyMax}
            allowDecimal={false}
            value={trigger.answersWeekly || ""}
            onChange={(value) => onChange({ answersWeekly: limit(value) })}
          />
          <NumberInput
            label={t("limits.unit")}
            placeholder={t("limits.none")}
            min={0}
            max={weeklyMax}
            allowDecimal={false}
            value={trigger.unitWeekly || ""}
            onChange={(value) => onChange({ unitWeekly: limit(value) })}
          />
        </div>
        <Quotas {...props} />
      </fieldset>
    </>
  );
}
