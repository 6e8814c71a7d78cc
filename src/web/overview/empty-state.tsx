// The overview before the first interaction: what will stand here, and three ways to fill it.

import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "../session/workspace.tsx";
import { DemoOffer } from "./demo-offer.tsx";
import styles from "./empty-state.module.css";
import { TrackingSnippet } from "./tracking-snippet.tsx";

/** Teaches what to do first; whoever can do nothing about it is told whom to ask. */
export function EmptyState() {
  const { t } = useTranslation("overview");
  const may = useMay();
  if (!may("import"))
    return (
      <div className={styles.empty}>
        <div className={styles.words}>
          <h1>{t("empty.nothing.heading")}</h1>
          <p>{t("empty.nothing.explain")}</p>
        </div>
      </div>
    );
  return (
    <div className={styles.empty}>
      <div className={styles.words}>
        <h1>{t("empty.heading")}</h1>
        <p>{t("empty.explain")}</p>
      </div>
      <div className={styles.ways}>
        {may("manage") && (
          <section className={styles.way}>
            <h2>{t("empty.demo.heading")}</h2>
            <p>{t("empty.demo.text")}</p>
            <DemoOffer />
          </section>
        )}
        <section className={styles.way}>
          <h2>{t("empty.import.heading")}</h2>
          <p>{t("empty.import.text")}</p>
          <Button component={Link} to="/import" variant="default" className={styles.act}>
            {t("empty.import.open")}
          </Button>
        </section>
      </div>
      <section className={styles.way}>
        <h2>{t("empty.track.heading")}</h2>
        <p>{t("empty.track.text")}</p>
        <TrackingSnippet />
      </section>
    </div>
  );
}
