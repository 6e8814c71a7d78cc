// A few customers of a segment, told apart by name or strongest identifier, with the latest contact and NPS of each.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SegmentPreview } from "../../api/contract-segments.ts";
import { orderedIdentifiers } from "../customers/customer-row.tsx";
import { ScoreChip } from "../customers/score-chips.tsx";
import { useCustomerWords } from "../customers/use-customer-words.ts";
import styles from "./segments.module.css";

/** The list. */
export function ExampleList({ examples, label }: { examples: SegmentPreview["examples"]; label: string }) {
  const { t } = useTranslation("customers");
  const words = useCustomerWords();
  return (
    <ul className={styles.examples} aria-label={label}>
      {examples.map((customer) => {
        const { id, name, lastAt, nps } = customer;
        return (
          <li key={id}>
            <Link to="/customers/$id" params={{ id }} className={styles.example}>
              <span className={styles.exampleName}>
                {name || (orderedIdentifiers(customer).lead?.value ?? t("list.unnamed"))}
              </span>
              {nps && (
                <ScoreChip
                  score={{ metric: "nps", question: "", score: nps.score, scaleMin: 0, scaleMax: 10 }}
                />
              )}
              {lastAt !== null && (
                <time dateTime={lastAt} className={styles.soft}>
                  {words.ago(lastAt)}
                </time>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
