// What else is known of an interaction, for those who want to look behind it: event, source, address and all properties that
// were sent.

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineItem } from "../../api/contract-customers.ts";
import { useFormat } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import styles from "./timeline.module.css";
import { useInteractionWords } from "./use-interaction-words.ts";

/** Longest value shown of a property. */
const VALUE_MAX = 300;

/** The properties as name and text; what is no object has none. */
function propertiesOf(text: string): readonly (readonly [string, string])[] {
  let known: unknown;
  try {
    known = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof known !== "object" || known === null) return [];
  return Object.entries(known).map(([key, value]) => {
    const said = typeof value === "string" ? value : JSON.stringify(value);
    return [key, said.length > VALUE_MAX ? `${said.slice(0, VALUE_MAX)}…` : said] as const;
  });
}

function Facts({ item }: { item: TimelineItem }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const nameOf = useNames();
  const interaction = useInteractionWords();
  const facts = [
    ["time", format.moment(item.at)],
    ["event", item.event],
    ["kind", interaction.kind(item.kind)],
    ["stage", item.stage && nameOf("stage", item.stage)],
    ["source", item.source],
    ["url", item.url],
    ["campaign", item.campaign],
    ["product", item.product],
    ["session", item.session],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([field, value]) => (
          <div key={field}>
            <dt>{t(`timeline.field.${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {propertiesOf(item.properties).map(([key, value]) => (
        <div key={`property ${key}`}>
          <dt>
            <code>{key}</code>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The details of an interaction, drawn when they are first opened. */
export function EntryDetails({ item, title }: { item: TimelineItem; title: string }) {
  const { t } = useTranslation("customers");
  const [opened, setOpened] = useState(false);
  return (
    <details
      className={styles.details}
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary aria-label={t("timeline.detailsOf", { name: title })}>{t("timeline.details")}</summary>
      {opened && <Facts item={item} />}
    </details>
  );
}
