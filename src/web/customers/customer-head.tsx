// Who a customer is in one look: name, what kind of customer and why, value, contact, latest scores.

import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { Icon } from "../design/icon.tsx";
import { useFormat } from "../session/workspace.tsx";
import chips from "./chips.module.css";
import styles from "./customer.module.css";
import { ExportMenu } from "./export-menu.tsx";
import { ScoreChip } from "./score-chips.tsx";
import { useCustomerWords } from "./use-customer-words.ts";

/** More would hide the rest; the timeline has them all. */
const SCORES_MAX = 5;

function Fact({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.figure}>{children}</span>
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

function Value({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const words = useCustomerWords();
  const { money } = customer;
  const n = money.reduce((sum, one) => sum + one.n, 0);
  return (
    <Fact
      name={t("head.value")}
      note={n > 0 && t("head.valueNote", { count: n, formatted: format.count(n) })}
    >
      {/* Currencies are never added together. */}
      {money.length === 0
        ? t("head.noValue")
        : money.map((one) => (
            <span key={one.currency} className={styles.sum}>
              {words.money(one.revenue, one.currency)}
            </span>
          ))}
    </Fact>
  );
}

/** The head of the page. */
export function CustomerHead({ customer, title }: { customer: Customer; title: string }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const words = useCustomerWords();
  const { kind, firstAt, lastAt, lastBoughtAt, lastLeftAt, interactions } = customer;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>{title}</h1>
        <Popover position="bottom-start" width={340} returnFocus>
          <Popover.Target>
            <button type="button" className={`${chips.chip} ${styles.kind}`} data-kind={kind}>
              {t(`kind.${kind}`)}
              <Icon name="help" size={13} />
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <p>{t("kind.definition")}</p>
          </Popover.Dropdown>
        </Popover>
        <div className={styles.export}>
          <ExportMenu id={customer.id} />
        </div>
        <p className={styles.why}>
          {t(`kind.why.${kind}`)} {lastBoughtAt && t("head.bought", { date: words.day(lastBoughtAt) })}
          {kind === "past" && lastLeftAt && ` · ${t("head.left", { date: words.day(lastLeftAt) })}`}
        </p>
      </div>
      <dl className={styles.facts}>
        <Value customer={customer} />
        <Fact name={t("head.interactions")}>{format.count(interactions)}</Fact>
        {firstAt && <Fact name={t("head.first")}>{words.day(firstAt)}</Fact>}
        {lastAt && (
          <Fact name={t("head.last")} note={words.ago(lastAt)}>
            {words.day(lastAt)}
          </Fact>
        )}
        <div className={`${styles.fact} ${styles.scores}`}>
          <dt>{t("head.scores")}</dt>
          <dd>
            {customer.scores.length === 0 ? (
              <span className={styles.none}>{t("head.noScores")}</span>
            ) : (
              <ul>
                {customer.scores.slice(0, SCORES_MAX).map((score) => (
                  <li key={`${score.metric} ${score.question}`}>
                    <ScoreChip score={score} /> <span className={styles.note}>{words.ago(score.at)}</span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </header>
  );
}
