// A quiet way out of a personal invitation: whoever would rather not answer says so once and is not reminded.

import { useMutation } from "@tanstack/react-query";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import styles from "./answer.module.css";
import own from "./decline.module.css";
import { declineInvitation } from "./queries.ts";

/** The button; a failure leaves it to be tried again. */
export function Decline(props: { token: string; language: string; onDeclined: () => void }) {
  const { token, language, onDeclined } = props;
  const { notes } = builtInWords(language);
  const decline = useMutation({ mutationFn: () => declineInvitation(token), onSuccess: onDeclined });
  return (
    <p className={own.decline}>
      <button
        type="button"
        className={styles.quiet}
        disabled={decline.isPending}
        onClick={() => decline.mutate()}
      >
        {notes.decline}
      </button>
    </p>
  );
}
