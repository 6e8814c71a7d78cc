// A failure in words: what happened, what to do, and a way to try again.

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RequestFailed } from "../session/request.ts";
import { Icon } from "./icon.tsx";
import styles from "./problem-note.module.css";

/** Says what went wrong. The server's own words are shown where it refused; they name the thing and the way out. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const failed = error instanceof RequestFailed ? error : null;
  const kind = failed?.kind ?? "unexpected";
  return (
    <div className={styles.note} role="alert">
      <Icon name="warning" size={18} />
      <div>
        <p className={styles.heading}>{t(`problem.${kind}.heading`)}</p>
        <p className={styles.detail}>
          {(kind === "refused" && failed?.message) || t(`problem.${kind}.advice`)}
        </p>
        {failed && failed.errors.length > 0 && (
          <ul className={styles.errors}>
            {failed.errors.slice(0, 8).map((one) => (
              <li key={`${one.path} ${one.message}`}>
                {one.path !== "" && <code>{one.path}</code>} {one.message}
              </li>
            ))}
          </ul>
        )}
        {onRetry && (
          <Button variant="default" size="xs" className={styles.retry} onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
      </div>
    </div>
  );
}
