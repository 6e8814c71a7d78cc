// Chooses the period and what it is compared with. The dates are always written out: a name alone hides what is counted.

import { ActionIcon, Button, Menu, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../domain/calendar.ts";
import { type ComparisonMode, shiftPeriod } from "../../domain/chosen-period.ts";
import { Icon } from "../design/icon.tsx";
import { useFormat } from "../session/workspace.tsx";
import { useSingleKeys } from "../shell/single-keys.ts";
import styles from "./period-control.module.css";
import type { ShownView } from "./use-shown.ts";
import type { Narrowing } from "./view.ts";

type Calendar = typeof import("./date-range.tsx")["default"];

const kinds = ["day", "7d", "30d", "month", "year", "all"] as const;
const modes = ["previous", "year", "off"] as const satisfies readonly ComparisonMode[];
const hint = { day: "D", "7d": "W", "30d": "T", month: "M", year: "Y", all: "A", custom: "C" } as const;

function usePeriodName(shown: Pick<ShownView<Narrowing>, "period" | "range" | "today">): string {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { period } = shown;
  if (period.kind === "all") return t("period.all");
  if (period.kind === "custom") return format.range(shown.range);
  if (period.on === null) return t(`period.${period.kind}`);
  if (period.kind === "day" && period.on === addDays(shown.today, -1)) return t("period.yesterday");
  if (period.kind === "month") return format.month(period.on);
  if (period.kind === "year") return format.year(period.on);
  return format.range(shown.range);
}

function Comparison<V extends Narrowing>({ shown }: { shown: ShownView<V> }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { view, period, comparison, change } = shown;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          h={32}
          rightSection={<Icon name="down" size={14} />}
          disabled={period.kind === "all"}
        >
          <span className="v-spoken">{t("compare.choose")} </span>
          <span className={comparison ? styles.dates : undefined} data-first="true">
            {comparison ? t("compare.against", { range: format.range(comparison) }) : t("compare.off")}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={view.compare}
          onChange={(value) => {
            const mode = modes.find((m) => m === value);
            if (mode) change({ ...view, compare: mode });
          }}
        >
          {modes.map((mode) => (
            <Menu.RadioItem key={mode} value={mode} closeMenuOnClick>
              {t(`compare.${mode}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Arrows, the period and, unless the screen compares no periods, the comparison. */
export function PeriodControl<V extends Narrowing>(props: { shown: ShownView<V>; compares?: boolean }) {
  const { shown, compares = true } = props;
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [choosing, dates] = useDisclosure(false);
  const [DateRange, setDateRange] = useState<Calendar | null>(null);
  const openCalendar = async () => {
    const loaded = await import("./date-range.tsx");
    setDateRange(() => loaded.default);
    dates.open();
  };
  useSingleKeys({ c: () => void openCalendar() });
  const { view, period, range, today, change } = shown;
  const name = usePeriodName(shown);
  const rangeText = format.range(range);
  const before = shiftPeriod(period, -1, today);
  const after = shiftPeriod(period, 1, today);
  return (
    <div className={styles.control}>
      <div className={styles.group}>
        <ActionIcon
          variant="default"
          aria-label={t("period.earlier")}
          disabled={before === null}
          onClick={() => before && change({ ...view, period: before })}
        >
          <Icon name="left" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t("period.later")}
          disabled={after === null}
          onClick={() => after && change({ ...view, period: after })}
        >
          <Icon name="right" />
        </ActionIcon>
      </div>
      <Popover
        withRoles={false}
        opened={choosing}
        onChange={(open) => !open && dates.close()}
        position="bottom-end"
        trapFocus
      >
        <Popover.Target>
          <div className={styles.period}>
            <Menu position="bottom-end" width={240}>
              <Menu.Target>
                <Button
                  variant="default"
                  size="sm"
                  h={32}
                  leftSection={<Icon name="calendar" />}
                  rightSection={<Icon name="down" size={14} />}
                >
                  <span className="v-spoken">{t("period.choose")} </span>
                  <span className={styles.name}>{name}</span>
                  {name !== rangeText && <span className={styles.dates}>{rangeText}</span>}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.RadioGroup
                  value={period.kind}
                  onChange={(value) => {
                    const kind = kinds.find((k) => k === value);
                    // Opened when it is there, so that the focus finds something to stand on.
                    if (kind === undefined) void openCalendar();
                    else change({ ...view, period: kind === "all" ? { kind } : { kind, on: null } });
                  }}
                >
                  {kinds.map((kind) => (
                    <Menu.RadioItem
                      key={kind}
                      value={kind}
                      closeMenuOnClick
                      rightSection={<span className={styles.hint}>{hint[kind]}</span>}
                    >
                      {t(`period.${kind}`)}
                    </Menu.RadioItem>
                  ))}
                  <Menu.RadioItem
                    value="custom"
                    closeMenuOnClick
                    rightSection={<span className={styles.hint}>{hint.custom}</span>}
                  >
                    {t("period.custom")}
                  </Menu.RadioItem>
                </Menu.RadioGroup>
              </Menu.Dropdown>
            </Menu>
          </div>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t("period.custom")}>
          {choosing && DateRange && (
            <DateRange
              range={range}
              today={today}
              onApply={(first, last) => {
                dates.close();
                change({ ...view, period: { kind: "custom", first, last } });
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {compares && <Comparison shown={shown} />}
    </div>
  );
}
