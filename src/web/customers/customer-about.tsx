// What is known of a customer: each identifier with what says that it is theirs, and the latest of each trait.

import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { Panel } from "../design/panel.tsx";
import { useFormat } from "../session/workspace.tsx";
import styles from "./customer.module.css";
import { useCustomerWords } from "./use-customer-words.ts";

/** How many are shown before the rest is asked for. */
const SHOWN = 8;

/** A list that shows its first entries and the rest on demand. */
function Shortened({
  items,
  render,
}: {
  items: readonly ReactNode[];
  render: (items: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const rest = items.length - SHOWN;
  return (
    <>
      {render(open ? items : items.slice(0, SHOWN))}
      {rest > 0 && (
        <button
          type="button"
          className={styles.linkButton}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t("about.fewer") : t("about.all", { count: rest, formatted: format.count(rest) })}
        </button>
      )}
    </>
  );
}

/** What they have agreed to. Silence is no consent, and is said plainly. */
function Consents({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const words = useCustomerWords();
  return (
    <Panel heading={t("consent.heading")}>
      {customer.consents.length === 0 ? (
        <p className={styles.none}>{t("consent.none")}</p>
      ) : (
        <ul className={styles.consents}>
          {customer.consents.map(({ purpose, state, at, where }) => (
            <li key={purpose} data-state={state}>
              <span className={styles.purpose}>{purpose.replaceAll("_", " ")}</span>
              <strong>{t(`consent.state.${state}`)}</strong>
              <span className={styles.note}>
                {t("consent.at", { date: words.day(at) })} · {where || t("consent.nowhere")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Identifiers, consent and traits. */
export function CustomerAbout({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const words = useCustomerWords();
  const traits = Object.entries(customer.traits);
  return (
    <>
      <Panel heading={t("about.identifiers")}>
        {customer.identifiers.length === 0 ? (
          <p className={styles.none}>{t("about.noIdentifiers")}</p>
        ) : (
          <Shortened
            render={(items) => <ul className={styles.identifiers}>{items}</ul>}
            items={customer.identifiers.map((one) => (
              <li key={`${one.kind} ${one.value}`}>
                <span className={styles.identifierKind}>{words.identifierKind(one.kind)}</span>
                <span className={styles.identifier}>{one.value}</span>
                <span className={styles.note}>
                  {words.evidenceText(one.evidence)}, {t("about.since", { date: words.day(one.firstSeenAt) })}
                </span>
              </li>
            ))}
          />
        )}
      </Panel>
      <Consents customer={customer} />
      <Panel heading={t("about.traits")}>
        {traits.length === 0 ? (
          <p className={styles.none}>{t("about.noTraits")}</p>
        ) : (
          <Shortened
            render={(items) => <dl className={styles.traits}>{items}</dl>}
            items={traits.map(([key, value]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          />
        )}
      </Panel>
    </>
  );
}
