// The page at /new-email: a mail to a new address has led here, its token stands behind `#`. Programs that look at the links of
// mails open pages but press nothing: only the button confirms.

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./enter.module.css";
import { FrontPage } from "./front-page.tsx";
import { request } from "./request.ts";
import { WrongNote } from "./wrong-note.tsx";

const route = getRouteApi("/new-email");

/** The page. */
export function NewEmailPage() {
  const { t } = useTranslation("session");
  const { token } = route.useRouteContext();
  const queries = useQueryClient();
  usePageTitle(t("newEmail.title"));
  const prove = useMutation({
    mutationFn: () => request<{ email: string }>("/api/v1/email/prove", { body: { token } }),
    onSuccess: () => queries.clear(),
  });
  if (prove.data)
    return (
      <FrontPage heading={t("newEmail.doneHeading")}>
        <div className={styles.form}>
          <p role="status">{t("newEmail.done", { email: prove.data.email })}</p>
          <Button component={Link} to="/">
            {t("newEmail.go")}
          </Button>
        </div>
      </FrontPage>
    );
  return (
    <FrontPage heading={t("newEmail.heading")}>
      <div className={styles.form}>
        <p>{t("newEmail.explain")}</p>
        <WrongNote
          error={prove.error}
          said={{
            unauthenticated: t("newEmail.wrong.unauthenticated"),
            conflict: t("newEmail.wrong.conflict"),
          }}
        />
        <Button loading={prove.isPending} onClick={() => prove.mutate()}>
          {t("newEmail.submit")}
        </Button>
      </div>
    </FrontPage>
  );
}
