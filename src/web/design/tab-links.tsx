// A row of links to the views of one page. They are links and not ARIA tabs: each view has an address, opens in a new
// window, and "back" leads to the view before. The link of the view that is shown says aria-current.

import type { ReactNode } from "react";
import styles from "./tab-links.module.css";

/** The row; its children are links. It scrolls sideways where they do not fit. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
