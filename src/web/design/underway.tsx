// The line along the top of a part of the page whose newer figures are on their way. Like the skeletons it waits 200 ms.

import styles from "./underway.module.css";

/** Stands inside something with `position: relative`. */
export function Underway() {
  return <span className={styles.line} aria-hidden="true" />;
}
