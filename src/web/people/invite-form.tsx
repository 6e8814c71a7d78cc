// Inviting somebody: by mail where the server can send it, else by a link to hand over.

import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InvitationMade } from "../../api/contract-accounts.ts";
import type { Role } from "../../domain/role.ts";
import styles from "../account/account.module.css";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { languages } from "../i18n/language.ts";
import { request } from "../session/request.ts";
import { useLanguage } from "../session/workspace.tsx";
import { type FreshInvitation, MadeLink } from "./made-link.tsx";
import { canHaveUnits } from "./people-queries.ts";
import { RoleFields } from "./role-fields.tsx";

/** The form; `onInvited` is called after each invitation. */
export function InviteForm({ canMail, onInvited }: { canMail: boolean; onInvited: () => void }) {
  const { t } = useTranslation("account");
  const shown = useLanguage();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("analyst");
  const [units, setUnits] = useState<string[]>([]);
  const [language, setLanguage] = useState(shown);
  const [made, setMade] = useState<FreshInvitation | null>(null);
  const invite = useMutation({
    mutationFn: (byMail: boolean) =>
      request<InvitationMade>("/api/v1/invitations", {
        body: {
          email: email.trim(),
          role,
          units: units.length > 0 && canHaveUnits(role) ? units : null,
          language,
          byMail,
        },
      }),
    onSuccess: (fresh) => {
      setMade({ ...fresh, email: email.trim() });
      setEmail("");
      onInvited();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(canMail);
  };
  return (
    <Panel heading={t("people.inviteHeading")} note={canMail ? undefined : t("people.noMail")}>
      <form onSubmit={submit}>
        <div className={styles.fields}>
          <TextInput
            label={t("people.email")}
            type="email"
            value={email}
            maxLength={254}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Select
            label={t("people.language")}
            value={language}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(value) => setLanguage(languages.find((one) => one === value) ?? language)}
          />
          <RoleFields role={role} onRole={setRole} units={units} onUnits={setUnits} />
        </div>
        {invite.error && <ProblemNote error={invite.error} />}
        <div className={styles.actions}>
          <Button type="submit" loading={invite.isPending} disabled={email.trim() === ""}>
            {t(canMail ? "people.byMail" : "people.byLink")}
          </Button>
          {canMail && (
            <Button variant="default" disabled={email.trim() === ""} onClick={() => invite.mutate(false)}>
              {t("people.byLink")}
            </Button>
          )}
        </div>
      </form>
      <MadeLink made={made} />
    </Panel>
  );
}
