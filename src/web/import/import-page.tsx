// The import page. An import that has started has its own address, so that it can be left and found again.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./import-page.module.css";
import { ImportWizard } from "./import-wizard.tsx";
import { JobPanel } from "./job-panel.tsx";
import { RecentImports } from "./recent-imports.tsx";

const route = getRouteApi("/shell/import");

/** The page at /import. */
export function ImportPage() {
  const { t } = useTranslation("import");
  const { job } = route.useSearch();
  usePageTitle(t("title"));
  if (job !== undefined) {
    return (
      <div className={styles.page}>
        <p>
          <Link to="/import" className={styles.back}>
            <Icon name="left" size={14} />
            {t("title")}
          </Link>
        </p>
        <h1>{t("job.title")}</h1>
        <JobPanel id={job} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <header>
        <h1>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
      </header>
      <ImportWizard />
      <RecentImports />
    </div>
  );
}
