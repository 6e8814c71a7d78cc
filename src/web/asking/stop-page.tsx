// The page of the link in an invitation that ends all further ones, for whoever holds it. Opening it ends nothing, because
// programs that look for dangerous links open every one; the button does, and another takes it back.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { FrontPage } from "../session/front-page.tsx";
import { RequestFailed } from "../session/request.ts";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./asking.module.css";
import { setStopped, stopQuery } from "./queries.ts";

const route = getRouteApi("/survey-stop/$token");

/** The page at /survey-stop/TOKEN. */
export function SurveyStopPage() {
  const { t } = useTranslation("asking");
  const { token } = route.useParams();
  const queries = useQueryClient();
  const asked = useQuery(stopQuery(token));
  const change = useMutation({
    mutationFn: (stopped: boolean) => setStopped(token, stopped),
    onSuccess: () => queries.invalidateQueries({ queryKey: stopQuery(token).queryKey }),
  });
  usePageTitle(t("stop.title"));
  const isNone =
    asked.error instanceof RequestFailed && (asked.error.status === 404 || asked.error.status === 400);
  const stopped = asked.data?.stopped ?? false;
  const company = asked.data?.company ?? "";
  return (
    <FrontPage heading={t(isNone ? "stop.missing" : stopped ? "stop.done" : "stop.heading")}>
      <div className={styles.form} role="status">
        {asked.isPending && <Skeleton height="6rem" />}
        {isNone && <p>{t("stop.missingWhy")}</p>}
        {asked.isError && !isNone && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
        {asked.data && (
          <>
            <p>{t(stopped ? "stop.doneWhy" : "stop.why", { company })}</p>
            <Button
              variant={stopped ? "default" : "filled"}
              loading={change.isPending}
              onClick={() => change.mutate(!stopped)}
              w="fit-content"
            >
              {t(stopped ? "stop.undo" : "stop.do")}
            </Button>
          </>
        )}
        {change.isError && <ProblemNote error={change.error} />}
      </div>
    </FrontPage>
  );
}
