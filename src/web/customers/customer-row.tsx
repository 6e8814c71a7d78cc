// One customer of the list: name or strongest identifier, the other identifiers, last contact, how much happened, latest NPS.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomerCard } from "../../api/contract-customers.ts";
import { leadIdentifierOf } from "../../domain/customer.ts";
import { isIdentifierKind } from "../../domain/identifier.ts";
import { findWords } from "../overview/find-words.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./customers.module.css";
import { ScoreChip } from "./score-chips.tsx";
import { useCustomerWords } from "./use-customer-words.ts";

/** More would outgrow the row. */
const IDENTIFIERS_MAX = 3;

function Marked({ text, search }: { text: string; search: string }) {
  return findWords(text, search).map((piece) =>
    piece.found ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
  );
}

/** A customer's identifiers as domain values, those that people know first; and what stands for them without a name. */
export function orderedIdentifiers(customer: Pick<CustomerCard, "identifiers">) {
  const known = customer.identifiers.flatMap(({ kind, value }) =>
    isIdentifierKind(kind) ? [{ kind, value }] : [],
  );
  const lead = leadIdentifierOf(known);
  const people = known.filter((one) => one !== lead && one.kind !== "anonymous");
  const devices = known.filter((one) => one !== lead && one.kind === "anonymous");
  return { lead, others: [...people, ...devices] };
}

/** One entry of the list: a link to the customer. */
export function CustomerRow({ customer, search }: { customer: CustomerCard; search: string }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const words = useCustomerWords();
  const { lead, others } = orderedIdentifiers(customer);
  const title = customer.name || lead?.value || t("list.unnamed");
  const shown = customer.name !== "" && lead ? [lead, ...others] : others;
  const { nps, interactions, lastAt } = customer;
  return (
    <li className={styles.item}>
      <Link to="/customers/$id" params={{ id: customer.id }} className={styles.row} data-row="">
        <span className={styles.who}>
          <span className={styles.name}>
            <Marked text={title} search={search} />
          </span>
          {shown.length > 0 && (
            <span className={styles.identifiers}>
              {shown.slice(0, IDENTIFIERS_MAX).map((one) => (
                <span key={`${one.kind} ${one.value}`}>
                  <span className={styles.identifierKind}>{words.identifierKind(one.kind)}</span>{" "}
                  <Marked text={one.value} search={search} />
                </span>
              ))}
              {shown.length > IDENTIFIERS_MAX && (
                <span>
                  {t("list.moreIdentifiers", {
                    count: shown.length - IDENTIFIERS_MAX,
                    formatted: format.count(shown.length - IDENTIFIERS_MAX),
                  })}
                </span>
              )}
            </span>
          )}
        </span>
        <span className={styles.nps}>
          {nps && (
            <ScoreChip score={{ metric: "nps", question: "", score: nps.score, scaleMin: 0, scaleMax: 10 }} />
          )}
        </span>
        <span className={styles.facts}>
          {lastAt === null ? (
            t("list.never")
          ) : (
            <time dateTime={lastAt} title={t("list.lastAt", { when: format.moment(lastAt) })}>
              {words.ago(lastAt)}
            </time>
          )}
          <span className={styles.amount}>
            {t("list.interactions", { count: interactions, formatted: format.count(interactions) })}
          </span>
        </span>
      </Link>
    </li>
  );
}
