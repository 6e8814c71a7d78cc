// A role with what it may do, and the units it is kept to. An administrator is not offered to make owners.

import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Role, roles } from "../../domain/role.ts";
import { useMay } from "../session/workspace.tsx";
import { UnitsField } from "../units/units-field.tsx";
import { canHaveUnits } from "./people-queries.ts";

/** The fields. */
export function RoleFields(props: {
  role: Role;
  onRole: (role: Role) => void;
  units: readonly string[];
  onUnits: (units: string[]) => void;
}) {
  const { t } = useTranslation("account");
  const { role, onRole, units, onUnits } = props;
  const may = useMay();
  const offered = roles.filter((one) => one !== "owner" || may("found") || role === "owner");
  return (
    <>
      <Select
        label={t("people.role")}
        description={t(`roleExplain.${role}`)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={role}
        allowDeselect={false}
        data={offered.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) => onRole(roles.find((one) => one === value) ?? role)}
      />
      {canHaveUnits(role) && (
        <UnitsField
          label={t("people.units")}
          description={t("people.unitsExplain")}
          placeholder={t("people.unitsPlaceholder")}
          value={units}
          valuesMax={1000}
          onChange={onUnits}
        />
      )}
    </>
  );
}
