// The columns of the file with examples and the role each has in the recipe, to be corrected one by one.

import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { InspectAnswer } from "../../api/contract.ts";
import { Scroller } from "../design/scroller.tsx";
import { type ColumnRole, columnRoles, hasManyRows, type RecipeJson, roleOf } from "./column-role.ts";
import styles from "./import-page.module.css";

const groups = [
  ["none", ["none"]],
  ["who", ["user", "email", "phone", "loyalty", "trait"]],
  ["said", ["nps", "csat", "ces", "rating", "choice", "comment", "weight"]],
  ["what", ["time", "channel", "touchpoint", "stage", "unit", "employee", "campaign", "language"]],
  ["bought", ["product", "order", "revenue"]],
  ["else", ["property", "private"]],
] as const satisfies readonly (readonly [string, readonly ColumnRole[]])[];

/** One line per column. Without a readable recipe the roles wait. */
export function ColumnTable(props: {
  columns: InspectAnswer["columns"];
  recipe: RecipeJson | null;
  onRole: (column: string, role: ColumnRole) => void;
}) {
  const { t } = useTranslation("import");
  const { columns, recipe, onRole } = props;
  const many = recipe !== null && hasManyRows(recipe);
  const options = groups.flatMap(
    ([group, roles]): { group: string; items: { value: string; label: string }[] }[] => [
      {
        group: t(`roleGroup.${group}`),
        items: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
      },
    ],
  );
  return (
    <>
      {many && <p className={styles.mute}>{t("columns.many")}</p>}
      <Scroller className={styles.tableBox} label={t("columns.heading")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("columns.name")}</th>
              <th scope="col">{t("columns.role")}</th>
              <th scope="col">{t("columns.examples")}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const role = recipe === null ? "none" : roleOf(recipe, column.name);
              return (
                <tr key={column.name} data-unused={role === "none"}>
                  <th scope="row">
                    {column.name}
                    {column.title && <p className={styles.asked}>{column.title}</p>}
                  </th>
                  <td>
                    <NativeSelect
                      size="sm"
                      aria-label={t("columns.roleOf", { column: column.name })}
                      value={role ?? "special"}
                      disabled={recipe === null || many}
                      data={
                        role === undefined
                          ? [{ value: "special", label: t("role.special") }, ...options]
                          : options
                      }
                      onChange={(event) => {
                        const chosen = columnRoles.find((one) => one === event.currentTarget.value);
                        if (chosen) onRole(column.name, chosen);
                      }}
                    />
                  </td>
                  <td className={styles.examples}>{column.examples.slice(0, 3).join("  ·  ")}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
