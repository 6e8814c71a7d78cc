// A part of the page on the whole screen, as on the wall of an office: everything else is gone until Escape or F.

import { type RefObject, useCallback, useEffect, useState } from "react";

/** Whether the element fills the screen, and the way in and out; `toggle` is null where the browser has no such thing. */
export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () =>
      setFull(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, [element]);
  const toggle = useCallback(() => {
    // Refused by the browser or its owner: then it stays as it is.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    else void element.current?.requestFullscreen().catch(() => {});
  }, [element]);
  return { full, toggle: document.fullscreenEnabled ? toggle : null };
}
