// The frame of a tile: its name, what it is narrowed to, and its content, which scrolls on the screen and stands in full on
// paper.

import { type ReactNode, useId } from "react";
import type { Tile } from "../../domain/dashboard.ts";
import { Scroller } from "../design/scroller.tsx";
import styles from "./tile.module.css";

/** A tile; `tools` stand at the end of its heading's line, `title` in the place of its name. */
export function TileFrame(props: {
  kind: Tile["kind"];
  name: string;
  title?: ReactNode;
  narrowed?: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const { kind, name, title, narrowed = "", tools, children } = props;
  return (
    // No landmark: a page may show two tiles of one name.
    <article
      className={styles.tile}
      data-kind={kind}
      {...(kind === "text" ? { "aria-label": name } : { "aria-labelledby": id })}
    >
      {(kind !== "text" || tools) && (
        <div className={styles.head}>
          {kind !== "text" && <h2 id={id}>{title ?? name}</h2>}
          {tools}
        </div>
      )}
      <Scroller className={styles.body} label={name}>
        {narrowed !== "" && <p className={styles.narrowed}>{narrowed}</p>}
        {children}
      </Scroller>
    </article>
  );
}
