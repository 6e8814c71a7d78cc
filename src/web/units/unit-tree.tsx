// The tree as a table: each unit indented under the one above, with what happened there and in everything under it.

import { Button } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./units.module.css";
import type { TreeLine } from "./use-units.ts";

/** The indentation of a line, for the style sheet. */
const indent = (depth: number) => ({ "--depth": depth }) as CSSProperties;

/** The lines; `onEdit` where units may be changed. */
export function UnitTree({
  lines,
  onEdit,
}: {
  lines: readonly TreeLine[];
  onEdit: ((key: string) => void) | undefined;
}) {
  const { t } = useTranslation("units");
  const format = useFormat();
  const language = useLanguage();
  return (
    <table className={styles.tree}>
      <thead>
        <tr>
          <th scope="col">{t("column.unit")}</th>
          <th scope="col">{t("column.kind")}</th>
          <th scope="col" className={styles.number}>
            {t("column.interactions")}
          </th>
          <th scope="col">{t("column.lastAt")}</th>
          {onEdit && (
            <th scope="col">
              <span className="v-spoken">{t("column.change")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ unit, depth, total, below }) => (
          <tr key={unit.key}>
            <th scope="row" style={indent(depth)} className={styles.name}>
              <span>
                {depth > 0 && <span className="v-spoken">{t("level", { level: depth + 1 })} </span>}
                {unit.names[language]}
              </span>
              {unit.names[language] !== unit.key && <code>{unit.key}</code>}
            </th>
            <td className={styles.kind}>{t(`kind.${unit.kind}`)}</td>
            <td className={styles.number}>
              {format.count(total)}
              {below > 0 && unit.interactions > 0 && (
                <small>{t("ofItself", { formatted: format.count(unit.interactions) })}</small>
              )}
            </td>
            <td className={styles.mute}>{unit.lastAt === null ? "–" : format.moment(unit.lastAt)}</td>
            {onEdit && (
              <td className={styles.change}>
                <Button variant="subtle" size="xs" onClick={() => onEdit(unit.key)}>
                  {t("edit")}
                  <span className="v-spoken"> {unit.names[language]}</span>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
