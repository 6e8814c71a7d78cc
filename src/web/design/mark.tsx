// The mark and the wordmark: a V walked as a path that falls, turns and rises to its moment of truth.

import styles from "./mark.module.css";

/** The mark alone, 28 px unless told. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <path
        className={styles.path}
        d="M7.5 10.5c1.2 5.6 3.6 11 7 11 4.3 0 5.6-5 7.2-8.8"
        fill="none"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <circle className={styles.point} cx="23.6" cy="8.4" r="2.9" />
    </svg>
  );
}

/** Mark and name side by side. */
export function Wordmark({ size = 28 }: { size?: number }) {
  return (
    <span className={styles.wordmark}>
      <Mark size={size} />
      <span>vivencia</span>
    </span>
  );
}
