// The title of the browser's tab, which is also what a screen reader says first after a page changes.

import { useEffect } from "react";

/** Sets the tab's title for as long as the page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Vivencia`;
  }, [title]);
}
