// What is on the screen once, to be copied: the text of a key, a secret, a link. That it appeared is announced.

import { CopyButton } from "./copy-button.tsx";
import styles from "./shown-once.module.css";

/** The box; nothing while there is no text. */
export function ShownOnce({ note, text }: { note: string; text: string | null }) {
  return (
    <div role="status">
      {text !== null && (
        <div className={styles.box}>
          <p>{note}</p>
          <p className={styles.line}>
            <code>{text}</code>
            <CopyButton text={text} />
          </p>
        </div>
      )}
    </div>
  );
}
