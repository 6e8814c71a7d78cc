// The pages on which a survey is asked, or never asked: one line for each rule about their addresses.

import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type PageRule, pageRules, webLimits } from "../../domain/survey/web-asking.ts";
import { Icon } from "../design/icon.tsx";
import styles from "./sites.module.css";

const examples = { contains: "pedido", equals: "/checkout/done", glob: "/es/*/gracias" } as const;

/** The rules. `legend` says what they are for. */
export function PageRules(props: {
  legend: string;
  none: string;
  rules: readonly PageRule[];
  onChange: (rules: readonly PageRule[]) => void;
}) {
  const { t } = useTranslation("sites");
  const { legend, rules, onChange } = props;
  const set = (at: number, rule: PageRule) => onChange(rules.map((one, i) => (i === at ? rule : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {rules.length === 0 && <p className={styles.mute}>{props.none}</p>}
      {[...rules.entries()].map(([i, rule]) => (
        <div key={`rule ${i}`} className={styles.rule}>
          <NativeSelect
            aria-label={t("pages.howOf", { legend, number: i + 1 })}
            value={rule.how}
            data={pageRules.map((how) => ({ value: how, label: t(`pages.how.${how}`) }))}
            onChange={(event) =>
              set(i, { ...rule, how: pageRules.find((how) => how === event.currentTarget.value) ?? rule.how })
            }
          />
          <TextInput
            aria-label={t("pages.valueOf", { legend, number: i + 1 })}
            placeholder={examples[rule.how]}
            value={rule.value}
            maxLength={webLimits.rule}
            onChange={(event) => set(i, { ...rule, value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t("pages.removeOf", { legend, number: i + 1 })}
            onClick={() => onChange(rules.filter((_, at) => at !== i))}
          >
            <Icon name="close" />
          </ActionIcon>
        </div>
      ))}
      {rules.length < webLimits.rules && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t("pages.addTo", { legend })}
            onClick={() => onChange([...rules, { how: "contains", value: "" }])}
          >
            {t("pages.add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
