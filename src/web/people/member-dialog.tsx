// What a member may do: another role, other units, or out of the workspace. Removing asks once more.

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../account/account.module.css";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { canHaveUnits, type Member } from "./people-queries.ts";
import { RoleFields } from "./role-fields.tsx";

function Fields({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useTranslation("account");
  const [role, setRole] = useState(member.role);
  const [units, setUnits] = useState<string[]>([...(member.units ?? [])]);
  const [removing, setRemoving] = useState(false);
  const path = `/api/v1/people/${member.person}`;
  const save = useMutation({
    mutationFn: () =>
      request<void>(path, {
        method: "PUT",
        body: { role, units: units.length > 0 && canHaveUnits(role) ? units : null },
      }),
    onSuccess: onDone,
  });
  const remove = useMutation({
    mutationFn: () => request<void>(path, { method: "DELETE" }),
    onSuccess: onDone,
  });
  if (removing)
    return (
      <>
        <p>{t("people.removeTitle", { name: member.name })}</p>
        <p className={styles.soft}>{t("people.removeExplain")}</p>
        {remove.error && <ProblemNote error={remove.error} />}
        <div className={styles.actions}>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t("people.remove")}
          </Button>
          <Cancel onCancel={() => setRemoving(false)} />
        </div>
      </>
    );
  return (
    <>
      <div className={styles.page}>
        <RoleFields role={role} onRole={setRole} units={units} onUnits={setUnits} />
      </div>
      {save.error && <ProblemNote error={save.error} />}
      <div className={styles.actions}>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t("save")}
        </Button>
        <Button variant="default" onClick={() => setRemoving(true)}>
          {t("people.remove")}
        </Button>
      </div>
    </>
  );
}

function Cancel({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={onCancel}>
      {t("cancel")}
    </Button>
  );
}

/** The dialog; closed while `member` is null. */
export function MemberDialog(props: { member: Member | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("account");
  const { member, onClose, onDone } = props;
  return (
    <Dialog
      opened={member !== null}
      onClose={onClose}
      title={t("people.changeTitle", { name: member?.name ?? "" })}
    >
      {member && <Fields key={member.person} member={member} onDone={onDone} />}
    </Dialog>
  );
}
