// Chooses what is measured: the metrics in the groups people think in, each with its definition in plain words.

import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { METRICS } from "../../domain/metric/metric.ts";
import type { MetricKey } from "../../domain/question.ts";
import { Icon } from "../design/icon.tsx";
import { useLanguage } from "../session/workspace.tsx";
import styles from "./explorer.module.css";

const groups = [
  { name: "said", metrics: ["nps", "csat", "ces", "ces1", "rating"] },
  { name: "taking", metrics: ["responses", "response_rate"] },
  { name: "happened", metrics: ["interactions", "customers"] },
  { name: "money", metrics: ["revenue", "orders", "average_ticket"] },
] as const satisfies readonly { name: string; metrics: readonly MetricKey[] }[];

/** The button that says the metric and opens the choice. */
export function MetricPicker({
  metric,
  onChange,
}: {
  metric: MetricKey;
  onChange: (metric: MetricKey) => void;
}) {
  const { t } = useTranslation("explorer");
  const language = useLanguage();
  const [opened, open] = useDisclosure(false);
  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && open.close()}
      position="bottom-start"
      trapFocus
      returnFocus
      width={420}
    >
      <Popover.Target>
        <Button
          variant="default"
          h={32}
          rightSection={<Icon name="down" size={14} />}
          aria-label={t("metric.choose", { metric: METRICS[metric].name[language] })}
          onClick={open.toggle}
        >
          {METRICS[metric].name[language]}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.metrics}>
        {groups.map((group) => (
          <section key={group.name} aria-label={t(`metric.group.${group.name}`)}>
            <p className={styles.groupName}>{t(`metric.group.${group.name}`)}</p>
            {group.metrics.map((one) => (
              <button
                key={one}
                type="button"
                className={styles.metric}
                aria-pressed={one === metric}
                data-autofocus={one === metric || undefined}
                onClick={() => {
                  open.close();
                  onChange(one);
                }}
              >
                <span className={styles.metricName}>{METRICS[one].name[language]}</span>
                <span className={styles.metricText}>{METRICS[one].definition[language]}</span>
              </button>
            ))}
          </section>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
