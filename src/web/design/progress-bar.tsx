// How far something long is. Without a known total it only shows that it moves.

import styles from "./progress-bar.module.css";

/** `done` of `total` in any unit; a total of 0 is unknown. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : null;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { "aria-valuenow": Math.round(share * 100) })}
    >
      <div
        className={styles.bar}
        data-unknown={share === null}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
