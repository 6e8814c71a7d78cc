// The invitations under way: a new link, or taking one back.

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InvitationMade } from "../../api/contract-accounts.ts";
import styles from "../account/account.module.css";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import { useUnitNames } from "../units/use-units.ts";
import { type FreshInvitation, MadeLink } from "./made-link.tsx";
import type { Invited } from "./people-queries.ts";

/** The panel; nothing when there is none. */
export function InvitationsPanel(props: {
  invitations: readonly Invited[];
  canMail: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation("account");
  const format = useFormat();
  const unitName = useUnitNames();
  const { invitations, canMail, onChanged } = props;
  const [made, setMade] = useState<FreshInvitation | null>(null);
  const again = useMutation({
    mutationFn: ({ id }: Invited) =>
      request<InvitationMade>(`/api/v1/invitations/${id}/again`, { body: { byMail: canMail } }),
    onSuccess: (fresh, { email }) => {
      setMade({ ...fresh, email });
      onChanged();
    },
  });
  const revoke = useMutation({
    mutationFn: ({ id }: Invited) => request<void>(`/api/v1/invitations/${id}`, { method: "DELETE" }),
    onSuccess: () => {
      setMade(null);
      onChanged();
    },
  });
  const error = again.error ?? revoke.error;
  if (invitations.length === 0) return null;
  return (
    <Panel heading={t("people.invitations")}>
      {error && <ProblemNote error={error} />}
      <ul className={styles.rows} aria-label={t("people.invitations")}>
        {invitations.map((invited) => (
          <li key={invited.id}>
            <span className={styles.rowName}>
              {invited.email}
              <span className={styles.mute}>
                {invited.isOver
                  ? t("people.over")
                  : t("people.until", { moment: format.moment(invited.expiresAt) })}
              </span>
            </span>
            <span className={styles.rowRole}>
              {t(`role.${invited.role}`)}
              <span className={styles.mute}>
                {invited.units === null
                  ? t("people.all")
                  : t("people.some", { units: format.list(invited.units.map(unitName)) })}
              </span>
            </span>
            <Button variant="subtle" size="xs" onClick={() => again.mutate(invited)}>
              {t("people.again")}
              <span className="v-spoken"> {invited.email}</span>
            </Button>
            <Button variant="subtle" size="xs" onClick={() => revoke.mutate(invited)}>
              {t("people.revoke")}
              <span className="v-spoken"> {invited.email}</span>
            </Button>
          </li>
        ))}
      </ul>
      <MadeLink made={made} />
    </Panel>
  );
}
