// Making a key. A write key needs a name only; a secret key is also made for some things and, if one likes, for some units.

import { Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyMade } from "../../api/contract.ts";
import { keyScopes, usualKeyScopes } from "../../domain/permission.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { UnitsField } from "../units/units-field.tsx";
import styles from "./settings.module.css";

/** The form; `onMade` gets the key with its text. */
export function MakeKey({ onMade }: { onMade: (made: KeyMade) => void }) {
  const { t } = useTranslation("settings");
  const [kind, setKind] = useState<KeyMade["kind"]>("secret");
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([...usualKeyScopes]);
  const [units, setUnits] = useState<string[]>([]);
  const isSecret = kind === "secret";
  const make = useMutation({
    mutationFn: () =>
      request<KeyMade>("/api/v1/keys", {
        body: {
          kind,
          name: name.trim(),
          ...(isSecret && { scopes: keyScopes.filter((scope) => scopes.includes(scope)) }),
          ...(isSecret && units.length > 0 && { units }),
        },
      }),
    onSuccess: (made) => {
      setName("");
      onMade(made);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <div className={styles.make}>
        <SegmentedControl
          aria-label={t("keys.kind")}
          value={kind}
          data={(["secret", "write"] as const).map((value) => ({ value, label: t(`keys.${value}`) }))}
          onChange={(value) => setKind(value === "write" ? "write" : "secret")}
        />
        <TextInput
          label={t("keys.name")}
          placeholder={t("keys.namePlaceholder")}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={name.trim() === "" || (isSecret && scopes.length === 0)}
          loading={make.isPending}
        >
          {t("keys.make")}
        </Button>
      </div>
      {isSecret && (
        <div className={styles.limits}>
          <Checkbox.Group label={t("keys.scopes")} value={scopes} onChange={setScopes}>
            <div className={styles.scopes}>
              {keyScopes.map((scope) => (
                <Checkbox key={scope} value={scope} label={t(`keys.scope.${scope}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <UnitsField
            label={t("keys.units")}
            description={t("keys.unitsExplain")}
            placeholder={t("keys.allUnits")}
            value={units}
            valuesMax={200}
            onChange={setUnits}
          />
        </div>
      )}
      {make.isError && <ProblemNote error={make.error} />}
    </form>
  );
}
