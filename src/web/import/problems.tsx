// Why rows were kept aside: the reason, how many, and the first line where it happened. Nothing of them is lost.

import { useTranslation } from "react-i18next";
import type { ImportState } from "../../api/contract.ts";
import { quarantineReasons } from "../../domain/arrival.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat } from "../session/workspace.tsx";
import styles from "./import-page.module.css";

/** The reasons, most frequent first; nothing when every row found its place. */
export function Problems({ problems }: { problems: ImportState["problems"] }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  if (problems.length === 0) return null;
  return (
    <section className={styles.problems}>
      <h3>{t("problems.heading")}</h3>
      <p className={styles.mute}>{t("problems.explain")}</p>
      <Scroller className={styles.tableBox} label={t("problems.heading")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("problems.reason")}</th>
              <th scope="col">{t("problems.n")}</th>
              <th scope="col">{t("problems.first")}</th>
            </tr>
          </thead>
          <tbody>
            {[...problems]
              .sort((a, b) => b.n - a.n)
              .map((problem) => {
                const known = quarantineReasons.find((reason) => reason === problem.reason);
                return (
                  <tr key={problem.reason}>
                    <th scope="row">{known ? t(`reason.${known}`) : problem.reason}</th>
                    <td className="v-figures">{format.count(problem.n)}</td>
                    <td className={styles.examples}>
                      {problem.line !== null &&
                        `${t("problems.line", { line: format.count(problem.line) })}: `}
                      {problem.detail}
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
