// Ctrl-K, on a Mac ⌘K: opens the palette from everywhere, also while someone types.

import { useEffect } from "react";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key as it is written on this keyboard. */
export const paletteCaps = isMac ? "⌘K" : "Ctrl K";

/** Runs `open` on the key for as long as the component is shown. */
export function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
      if (!(isMac ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [open]);
}
