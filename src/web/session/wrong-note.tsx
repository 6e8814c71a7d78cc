// What went wrong with a step of signing in, in the reader's words where the step has words for it, else in the general ones.

import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import styles from "./enter.module.css";
import { RequestFailed } from "./request.ts";

/** The note; nothing when there is no error. `said` are the words of the step by code. */
export function WrongNote({ error, said }: { error: Error | null; said: Readonly<Record<string, string>> }) {
  useTranslation("session");
  if (error === null) return null;
  const words = error instanceof RequestFailed ? said[error.code] : undefined;
  return words === undefined ? (
    <ProblemNote error={error} />
  ) : (
    <p className={styles.wrong} role="alert">
      {words}
    </p>
  );
}
