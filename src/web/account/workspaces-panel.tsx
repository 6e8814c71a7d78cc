// The workspaces one belongs to: open, leave, and make another.

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountBody } from "../../api/contract-accounts.ts";
import { Dialog } from "../design/dialog.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useMay, useMe } from "../session/workspace.tsx";
import styles from "./account.module.css";
import { useAccountChanged, useSwitchWorkspace } from "./account-query.ts";

type Belonging = AccountBody["workspaces"][number];

function Leave({ leaving, onClose }: { leaving: Belonging | null; onClose: () => void }) {
  const { t } = useTranslation("account");
  const { t: shared } = useTranslation();
  const me = useMe();
  const changed = useAccountChanged();
  const leave = useMutation({
    mutationFn: (id: number) => request<void>(`/api/v1/account/workspaces/${id}`, { method: "DELETE" }),
    onSuccess: async (_, id) => {
      // The session ends with the workspace it looks at.
      if (id === me.workspace.id) window.location.assign("/enter");
      else await changed();
      onClose();
    },
  });
  return (
    <Dialog
      opened={leaving !== null}
      onClose={onClose}
      title={t("workspaces.leaveTitle", { name: leaving?.name ?? "" })}
    >
      <p>{t("workspaces.leaveExplain")}</p>
      {leave.error && <ProblemNote error={leave.error} />}
      <div className={styles.actions}>
        <Button
          color="red"
          loading={leave.isPending}
          onClick={() => leaving && leave.mutate(leaving.workspace)}
        >
          {t("workspaces.leave")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {shared("cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

function Found() {
  const { t } = useTranslation("account");
  const open = useSwitchWorkspace();
  const [name, setName] = useState("");
  const found = useMutation({
    mutationFn: () => request<{ id: number }>("/api/v1/workspaces", { body: { name: name.trim() } }),
    onSuccess: ({ id }) => open(id),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate();
  };
  return (
    <form className={styles.apart} onSubmit={submit}>
      <p className={styles.soft}>{t("workspaces.foundExplain")}</p>
      <div className={styles.line}>
        <TextInput
          label={t("workspaces.name")}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default" loading={found.isPending} disabled={name.trim() === ""}>
          {t("workspaces.found")}
        </Button>
      </div>
      {found.error && <ProblemNote error={found.error} />}
    </form>
  );
}

/** The panel. */
export function WorkspacesPanel({ account }: { account: AccountBody }) {
  const { t } = useTranslation("account");
  const me = useMe();
  const may = useMay();
  const open = useSwitchWorkspace();
  const [leaving, setLeaving] = useState<Belonging | null>(null);
  return (
    <Panel heading={t("workspaces.heading")}>
      <ul className={styles.rows}>
        {account.workspaces.map((one) => (
          <li key={one.workspace}>
            <span className={styles.rowName}>
              {one.name}
              <span className={styles.mute}>{t(`role.${one.role}`)}</span>
            </span>
            {one.workspace === me.workspace.id ? (
              <span className={styles.tag}>{t("workspaces.here")}</span>
            ) : (
              <Button variant="subtle" size="xs" onClick={() => void open(one.workspace)}>
                {t("workspaces.open")}
                <span className="v-spoken"> {one.name}</span>
              </Button>
            )}
            <Button variant="subtle" size="xs" onClick={() => setLeaving(one)}>
              {t("workspaces.leave")}
              <span className="v-spoken"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {may("found") && <Found />}
      <Leave leaving={leaving} onClose={() => setLeaving(null)} />
    </Panel>
  );
}
