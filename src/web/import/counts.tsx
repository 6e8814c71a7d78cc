// What became of the rows: every one is in exactly one of these counts, so that they always add up.

import { useTranslation } from "react-i18next";
import type { ImportState } from "../../api/contract.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./import-page.module.css";

const names = ["interactions", "profiles", "duplicates", "quarantined", "skipped"] as const;

/** The counts of an import, the larger picture first. */
export function Counts({ counts }: { counts: ImportState["counts"] }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  return (
    <dl className={styles.counts}>
      {(["received", ...names, "answers"] as const)
        .filter((name) => name === "received" || name === "interactions" || counts[name] > 0)
        .map((name) => (
          <div key={name} data-name={name}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{format.count(counts[name])}</dd>
          </div>
        ))}
    </dl>
  );
}
