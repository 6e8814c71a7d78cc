// The shape of something on its way. It stays invisible for 200 ms, so that quick answers never flicker.

import styles from "./skeleton.module.css";

/** A grey block of the given size; `data-waiting` tells those who take pictures that the page is not there yet. */
export function Skeleton({ height, width = "100%" }: { height: string; width?: string }) {
  return <span className={styles.block} style={{ height, width }} aria-hidden="true" data-waiting />;
}
