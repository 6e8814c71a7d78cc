// The page of the link in a weekly e-mail that stops it, for whoever holds the e-mail. Opening it stops nothing, because
// programs that look for dangerous links open every one; the button does.

import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { FrontPage } from "../session/front-page.tsx";
import { RequestFailed } from "../session/request.ts";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./mails.module.css";
import { mailStopQuery, postMailStop } from "./queries.ts";

const route = getRouteApi("/mail-stop/$token");

/** The page at /mail-stop/TOKEN. */
export function MailStopPage() {
  const { t } = useTranslation("mails");
  const { token } = route.useParams();
  const asked = useQuery(mailStopQuery(token));
  const stop = useMutation({ mutationFn: () => postMailStop(token) });
  usePageTitle(t("stop.title"));
  const isNone =
    asked.error instanceof RequestFailed && (asked.error.status === 404 || asked.error.status === 400);
  const name = asked.data?.name ?? null;
  const isOver = stop.isSuccess || (asked.data !== undefined && name === null);
  const heading = isNone ? t("stop.none") : isOver ? t("stop.done") : t("stop.heading");
  return (
    <FrontPage heading={heading}>
      <div className={styles.form} role="status">
        {asked.isPending && <Skeleton height="6rem" />}
        {isNone && <p>{t("stop.noneWhy")}</p>}
        {asked.isError && !isNone && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
        {isOver && <p>{name === null ? t("stop.doneBefore") : t("stop.doneOf", { name })}</p>}
        {!isOver && name !== null && (
          <>
            <p>{t("stop.of", { name })}</p>
            <Button loading={stop.isPending} onClick={() => stop.mutate()} w="fit-content">
              {t("stop.do")}
            </Button>
          </>
        )}
        {stop.isError && <ProblemNote error={stop.error} />}
      </div>
    </FrontPage>
  );
}
