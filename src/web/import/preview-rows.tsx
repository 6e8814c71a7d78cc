// The first rows as what they would become. Their parts are whatever the server gives; empty ones are left out.

import { useTranslation } from "react-i18next";
import { isObject } from "./column-role.ts";
import styles from "./import-page.module.css";

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(" · ");
  if (isObject(value))
    return Object.entries(value)
      .filter(([, part]) => !isEmpty(part))
      .map(([key, part]) => `${key} ${textOf(part)}`)
      .join(", ");
  return "";
}

/** One card for each row. */
export function PreviewRows({ rows }: { rows: readonly Readonly<Record<string, unknown>>[] }) {
  const { t } = useTranslation("import");
  if (rows.length === 0) return <p className={styles.mute}>{t("preview.nothing")}</p>;
  return (
    <ol className={styles.preview}>
      {rows.map((row) => (
        <li key={JSON.stringify(row)}>
          <dl>
            {Object.entries(row)
              .filter(([, value]) => !isEmpty(value))
              .map(([key, value]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{textOf(value)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
