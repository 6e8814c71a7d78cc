// The first rows as what they would become: when, who, what, and every answer on its scale. What is kept aside says why.

import { useTranslation } from "react-i18next";
import { quarantineReasons } from "../../domain/arrival.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat } from "../session/workspace.tsx";
import { isObject, type RecipeJson } from "./column-role.ts";
import styles from "./import-page.module.css";

type Preview = Readonly<Record<string, unknown>>;

const textOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const objectsOf = (value: unknown): readonly RecipeJson[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** Facts of an interaction that stand beside the answers, in the order of the table. */
const places = ["channel", "touchpoint", "stage"] as const;
const facts = ["unit", "employee", "campaign", "product", "order", "outcome", "language"] as const;

function Answers({ row }: { row: Preview }) {
  const { t } = useTranslation("import");
  return (
    <ul className={styles.answers}>
      {objectsOf(row["answers"]).map((answer) => {
        const metric = textOf(answer["metric"]);
        const question = textOf(answer["question"]);
        const said = textOf(answer["score"]) || textOf(answer["choice"]) || textOf(answer["text"]);
        const max = textOf(answer["scaleMax"]);
        const named = (["nps", "csat", "ces", "rating", "comment"] as const).find((one) => one === metric);
        return (
          <li key={`${metric} ${question} ${said}`} title={question}>
            <span className={styles.mute}>{named ? t(`role.${named}`) : metric}</span> {said}
            {max !== "" && answer["score"] !== undefined && <span className={styles.mute}>/{max}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Line({ row }: { row: Preview }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const becomes = textOf(row["becomes"]);
  const line = textOf(row["line"]);
  if (becomes === "broken" || becomes === "skipped") {
    const reason = quarantineReasons.find((one) => one === row["reason"]);
    const why = [reason ? t(`reason.${reason}`) : "", textOf(row["detail"])]
      .filter((text) => text !== "")
      .join(": ");
    return (
      <tr data-unused="true">
        <th scope="row">{line}</th>
        <td colSpan={4}>
          <span className={styles.wrong}>
            {t(becomes === "broken" ? "counts.quarantined" : "counts.skipped")}
          </span>
          {why !== "" && ` · ${why}`}
        </td>
      </tr>
    );
  }
  const said = isObject(row["said"]) ? row["said"] : {};
  const at = textOf(row["at"]);
  const revenue = typeof row["revenue"] === "number" ? row["revenue"] : null;
  const beside = [
    ...places.map((name) => textOf(said[name])),
    ...facts.map((name) => textOf(row[name])),
    revenue === null ? "" : `${format.decimal(revenue, 2)} ${textOf(row["currency"])}`.trim(),
  ].filter((text) => text !== "");
  return (
    <tr>
      <th scope="row">{line}</th>
      <td className={styles.nowrap}>{at === "" ? "" : format.moment(at)}</td>
      <td>
        {objectsOf(row["identifiers"])
          .map((one) => textOf(one["value"]))
          .join(", ")}
      </td>
      <td>
        {textOf(row["event"]) || t("counts.profiles")}
        {beside.length > 0 && <span className={styles.mute}> · {beside.join(" · ")}</span>}
      </td>
      <td>
        <Answers row={row} />
      </td>
    </tr>
  );
}

/** A table with one line for each. */
export function PreviewRows({ rows }: { rows: readonly Preview[] }) {
  const { t } = useTranslation("import");
  if (rows.length === 0) return <p className={styles.mute}>{t("preview.nothing")}</p>;
  return (
    <Scroller className={styles.tableBox} label={t("preview.heading")}>
      <table className={styles.previewTable}>
        <thead>
          <tr>
            {(["line", "at", "who", "what", "answers"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`preview.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={JSON.stringify(row)} row={row} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
