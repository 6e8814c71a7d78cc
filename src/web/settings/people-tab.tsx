// The people of the workspace: who may do what, who is invited, and inviting.

import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../account/account.module.css";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { InvitationsPanel } from "../people/invitations-panel.tsx";
import { InviteForm } from "../people/invite-form.tsx";
import { MemberDialog } from "../people/member-dialog.tsx";
import { type Member, peopleQuery } from "../people/people-queries.ts";
import { useFormat } from "../session/workspace.tsx";
import { useUnitNames } from "../units/use-units.ts";

function MemberRow({ member, onChange }: { member: Member; onChange: () => void }) {
  const { t } = useTranslation("account");
  const format = useFormat();
  const unitName = useUnitNames();
  return (
    <li>
      <span className={styles.rowName}>
        {member.name}
        <span className={styles.mute}>{member.email ?? t("people.noEmail")}</span>
      </span>
      <span className={styles.rowRole}>
        {t(`role.${member.role}`)}
        <span className={styles.mute}>
          {member.units === null
            ? t("people.all")
            : t("people.some", { units: format.list(member.units.map(unitName)) })}
        </span>
      </span>
      <span className={styles.rowRole}>
        <span className={styles.mute}>
          {member.lastUsedAt === null
            ? t("people.never")
            : t("people.used", { moment: format.moment(member.lastUsedAt) })}
        </span>
        {member.hasSecondFactor && <span className={styles.tag}>{t("people.factor")}</span>}
      </span>
      <Button variant="subtle" size="xs" onClick={onChange}>
        {t("people.change")}
        <span className="v-spoken"> {member.name}</span>
      </Button>
    </li>
  );
}

/** The tab. */
export default function PeopleTab() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const people = useQuery(peopleQuery);
  const [changing, setChanging] = useState<Member | null>(null);
  const asked = () => void queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
  if (people.isPending) return <Skeleton height="20rem" />;
  if (people.error) return <ProblemNote error={people.error} onRetry={() => void people.refetch()} />;
  const { members, invitations, canMail } = people.data;
  return (
    <>
      <Panel heading={t("people.members")} note={t("people.explain")}>
        <ul className={styles.rows} aria-label={t("people.members")}>
          {members.map((member) => (
            <MemberRow key={member.person} member={member} onChange={() => setChanging(member)} />
          ))}
        </ul>
      </Panel>
      <InvitationsPanel invitations={invitations} canMail={canMail} onChanged={asked} />
      <InviteForm canMail={canMail} onInvited={asked} />
      <MemberDialog
        member={changing}
        onClose={() => setChanging(null)}
        onDone={() => {
          setChanging(null);
          asked();
        }}
      />
    </>
  );
}
