// Why a file was not taken, in the reader's language and with the way out; what the server said of it stands below.

import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { RequestFailed } from "../session/request.ts";
import styles from "./import-page.module.css";

const known = ["unsupported-format", "bad-input", "too-large", "not-found"] as const;

/** The note. */
export function FileProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("import");
  const code = error instanceof RequestFailed ? known.find((one) => one === error.code) : undefined;
  return (
    <>
      {code && <p className={styles.wrong}>{t(`refused.${code}`)}</p>}
      <ProblemNote error={error} {...(onRetry && { onRetry })} />
    </>
  );
}
