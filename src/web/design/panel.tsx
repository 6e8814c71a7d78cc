// A part of a page on its own ground, with its heading and what belongs beside it.

import { type ReactNode, useId } from "react";
import styles from "./panel.module.css";

/** A section with a heading; `aside` stands at the end of the heading's line, `note` under it. */
export function Panel(props: {
  heading: string;
  aside?: ReactNode;
  note?: ReactNode;
  /** Dimmed while newer figures are on their way. */
  stale?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id} aria-busy={props.stale ?? false}>
      <div className={styles.head}>
        <h2 id={id}>{props.heading}</h2>
        {props.aside && <div className={styles.aside}>{props.aside}</div>}
      </div>
      {props.note && <p className={styles.note}>{props.note}</p>}
      <div className={styles.body} data-stale={props.stale ?? false}>
        {props.children}
      </div>
    </section>
  );
}
