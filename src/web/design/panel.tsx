// A part of a page on its own ground, with its heading and what belongs beside it.

import { type ReactNode, useId } from "react";
import styles from "./panel.module.css";
import { Underway } from "./underway.tsx";

/** A section with a heading; `aside` stands at the end of the heading's line, `note` under it. */
export function Panel(props: {
  heading: string;
  aside?: ReactNode;
  note?: ReactNode;
  /** A line runs along the top while newer figures are on their way; the old ones stay readable. */
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
      {props.stale && <Underway />}
      <div className={styles.body}>{props.children}</div>
    </section>
  );
}
