// The sign-in page: password first, then the ways that this server really offers, and where the first owner finds their
// link. Whether a link has led here in vain is decided by the route, which has tried its token before.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ways } from "../../api/contract-accounts.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./enter.module.css";
import { FrontPage } from "./front-page.tsx";
import { PasswordForm } from "./password-form.tsx";
import { waysQuery } from "./queries.ts";
import { request } from "./request.ts";

const route = getRouteApi("/enter");

type MailKind = "/api/v1/session/mail" | "/api/v1/password/forgotten";

/** The ways in that need no password. */
function OtherWays({ email, ways }: { email: string; ways: Ways }) {
  const { t } = useTranslation("session");
  const [lacksEmail, setLacksEmail] = useState(false);
  const mail = useMutation({
    mutationFn: (path: MailKind) => request<void>(path, { body: { email: email.trim() } }),
  });
  const begin = useMutation({
    mutationFn: () => request<{ url: string }>("/api/v1/session/sso", { method: "POST" }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const send = (path: MailKind) => {
    setLacksEmail(email.trim() === "");
    if (email.trim() !== "") mail.mutate(path);
  };
  return (
    <div className={styles.others}>
      {ways.singleSignOn && (
        <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t("enter.sso")}
        </Button>
      )}
      {ways.mail ? (
        <>
          <Button
            variant="default"
            loading={mail.isPending && mail.variables === "/api/v1/session/mail"}
            onClick={() => send("/api/v1/session/mail")}
          >
            {t("enter.byMail")}
          </Button>
          <Button variant="subtle" onClick={() => send("/api/v1/password/forgotten")}>
            {t("enter.forgot")}
          </Button>
        </>
      ) : (
        <p className={styles.note}>{t("enter.noMail")}</p>
      )}
      <div role="status">
        {lacksEmail && <p className={styles.note}>{t("enter.needEmail")}</p>}
        {mail.isSuccess && <p className={styles.sent}>{t("enter.sent", { email: email.trim() })}</p>}
      </div>
      {(mail.error ?? begin.error) && <ProblemNote error={mail.error ?? begin.error} />}
    </div>
  );
}

function FirstTime() {
  const { t } = useTranslation("session");
  return (
    <details className={styles.first}>
      <summary>{t("enter.firstTime")}</summary>
      <ol className={styles.steps}>
        <li>
          <p>{t("enter.stepTerminal")}</p>
          <pre className={styles.terminal}>{"http://127.0.0.1:4600/enter#…"}</pre>
        </li>
        <li>
          <p>{t("enter.stepNew")}</p>
          <pre className={styles.terminal}>npx vivencia link</pre>
        </li>
      </ol>
      <p className={styles.note}>{t("enter.once")}</p>
    </details>
  );
}

/** The page at /enter. */
export function EnterPage() {
  const { t } = useTranslation("session");
  const { problem, step } = route.useSearch();
  const { unreachable } = route.useRouteContext();
  const router = useRouter();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const ways = useQuery({ ...waysQuery, enabled: !unreachable });
  usePageTitle(t("enter.title"));
  const entered = () => {
    queries.clear();
    void navigate({ to: "/" });
  };
  const codeDue = step === "code";
  const told = unreachable ? "unreachable" : problem === "refused" || problem === "sso" ? problem : undefined;
  return (
    <FrontPage heading={codeDue ? t("code.heading") : t("enter.heading")}>
      {told !== undefined && (
        <p className={styles.wrong} role="alert">
          {t(`enter.problem.${told}`)}
        </p>
      )}
      {unreachable ? (
        <Button onClick={() => void router.invalidate()}>{t("enter.retry")}</Button>
      ) : (
        <>
          <PasswordForm
            key={step ?? "start"}
            email={email}
            onEmail={setEmail}
            codeDue={codeDue}
            onCodeDue={(isDue) =>
              void navigate({ to: "/enter", search: isDue ? { step: "code" } : {}, replace: true })
            }
            onEntered={entered}
          />
          {!codeDue && ways.data && <OtherWays email={email} ways={ways.data} />}
          {!codeDue && <FirstTime />}
        </>
      )}
    </FrontPage>
  );
}
