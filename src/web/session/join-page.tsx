// The page at /join: an invitation. Someone new chooses a name and a password; someone with an account signs in as
// themselves, because a link alone never opens an account that exists.

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { JoinRead } from "../../api/contract-accounts.ts";
import { passwordMin } from "../../domain/password.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./enter.module.css";
import { FrontPage } from "./front-page.tsx";
import { PasswordForm } from "./password-form.tsx";
import { RequestFailed, request } from "./request.ts";
import { useLanguage } from "./workspace.tsx";
import { WrongNote } from "./wrong-note.tsx";

const route = getRouteApi("/join");

interface Step {
  readonly token: string;
  readonly invitation: JoinRead;
  readonly onEntered: () => void;
}

function JoinAsNew({ token, invitation, onEntered }: Step) {
  const { t } = useTranslation("session");
  const language = useLanguage();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const join = useMutation({
    mutationFn: () => request<void>("/api/v1/join", { body: { token, name, password, language } }),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput label={t("enter.email")} value={invitation.email} autoComplete="username" readOnly />
      <TextInput
        label={t("join.name")}
        value={name}
        autoComplete="name"
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t("enter.password")}
        description={t("newPassword.hint")}
        autoComplete="new-password"
        value={password}
        minLength={passwordMin}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      {join.error && <ProblemNote error={join.error} />}
      <Button type="submit" loading={join.isPending}>
        {t("join.submit")}
      </Button>
    </form>
  );
}

function JoinAsMyself({ token, invitation, onEntered }: Step) {
  const { t } = useTranslation("session");
  const accept = useMutation({
    mutationFn: () => request<void>("/api/v1/join/accept", { body: { token } }),
    onSuccess: onEntered,
  });
  const isStranger = accept.error instanceof RequestFailed && accept.error.kind === "signed-out";
  return (
    <>
      <p className={styles.lead}>{t("join.known", { email: invitation.email })}</p>
      {isStranger ? (
        <PasswordForm email={invitation.email} onEntered={() => accept.mutate()} />
      ) : (
        <div className={styles.form}>
          <WrongNote
            error={accept.error}
            said={{ forbidden: t("join.other", { email: invitation.email }) }}
          />
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            {t("join.accept")}
          </Button>
        </div>
      )}
    </>
  );
}

/** The page. */
export function JoinPage() {
  const { t } = useTranslation("session");
  const { token } = route.useRouteContext();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const read = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => request<JoinRead>("/api/v1/join/read", { body: { token } }),
    retry: false,
    // Accepting it ends it; what is shown stays.
    staleTime: Number.POSITIVE_INFINITY,
  });
  usePageTitle(t("join.title"));
  const onEntered = () => {
    queries.clear();
    void navigate({ to: "/" });
  };
  const isOver = read.error instanceof RequestFailed && read.error.kind === "refused";
  if (isOver)
    return (
      <FrontPage heading={t("join.over")}>
        <p className={styles.lead}>{t("join.overExplain")}</p>
      </FrontPage>
    );
  const invitation = read.data;
  const role = invitation ? t(`role.${invitation.role}`) : "";
  return (
    <FrontPage
      heading={invitation ? t("join.heading", { workspace: invitation.workspace }) : t("join.title")}
    >
      {read.error && <ProblemNote error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Skeleton height="14rem" />}
      {invitation && (
        <>
          <p className={styles.lead}>
            {invitation.invitedBy === null
              ? t("join.byNobody", { role })
              : t("join.by", { name: invitation.invitedBy, role })}
          </p>
          {invitation.isKnown ? (
            <JoinAsMyself token={token} invitation={invitation} onEntered={onEntered} />
          ) : (
            <JoinAsNew token={token} invitation={invitation} onEntered={onEntered} />
          )}
        </>
      )}
    </FrontPage>
  );
}
