// What stands in the place of a page that is not there yet, has failed, or does not exist.

import { Button } from "@mantine/core";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { mayRecover } from "../session/request.ts";
import styles from "./page-states.module.css";

/** A page on its way. */
export function PagePending() {
  const { t } = useTranslation();
  return (
    <div className={styles.pending} role="status">
      <span className="v-spoken">{t("loading")}</span>
      <Skeleton height="2rem" width="14rem" />
      <Skeleton height="10rem" />
      <Skeleton height="18rem" />
    </div>
  );
}

/** A page that could not be shown. Where waiting helps it tries again by itself. */
export function PageFailed({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => void router.invalidate();
  useEffect(() => {
    if (!mayRecover(error)) return;
    const timer = setInterval(() => void router.invalidate(), 3000);
    return () => clearInterval(timer);
  }, [error, router]);
  return (
    <main className={styles.failed}>
      <h1 className="v-spoken">{t("problem.page")}</h1>
      <ProblemNote error={error} onRetry={retry} />
    </main>
  );
}

/** An address without a page. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className={styles.failed}>
      <h1>{t("notFound.heading")}</h1>
      <p>{t("notFound.explain")}</p>
      <Button component={Link} to="/">
        {t("notFound.home")}
      </Button>
    </main>
  );
}
