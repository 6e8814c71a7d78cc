// The sign-in page, for those who come without a working link: it says where the link is and how to get another.

import { Button } from "@mantine/core";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Wordmark } from "../design/mark.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { SchemeSwitch } from "../shell/scheme-switch.tsx";
import styles from "./enter.module.css";

const route = getRouteApi("/enter");

/** The page at /enter. Which words it shows is decided by the route, which has tried the token before. */
export function EnterPage() {
  const { t } = useTranslation("session");
  const { problem } = route.useSearch();
  const { unreachable } = route.useRouteContext();
  const router = useRouter();
  usePageTitle(t("enter.title"));
  const state = unreachable ? "unreachable" : problem === "refused" ? "refused" : "plain";
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Wordmark />
        <div className={styles.switches}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main className={styles.main}>
        <h1>{t(`enter.${state}.heading`)}</h1>
        <p className={styles.lead} role={state === "plain" ? undefined : "alert"}>
          {t(`enter.${state}.explain`)}
        </p>
        {state === "unreachable" ? (
          <Button onClick={() => void router.invalidate()}>{t("enter.retry")}</Button>
        ) : (
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
        )}
        <p className={styles.note}>{t("enter.once")}</p>
      </main>
    </div>
  );
}
