// The frame of the pages before one is signed in: the wordmark, the switches, one column in the middle.

import type { ReactNode } from "react";
import { Wordmark } from "../design/mark.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { SchemeSwitch } from "../shell/scheme-switch.tsx";
import styles from "./enter.module.css";

/** The frame with its heading. */
export function FrontPage({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Wordmark />
        <div className={styles.switches}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main className={styles.main}>
        <h1>{heading}</h1>
        {children}
      </main>
    </div>
  );
}
