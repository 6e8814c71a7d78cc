// The last visit of whoever is here, kept in the browser as long as the page is in use.

import { useCallback, useEffect, useState } from "react";
import { useMe } from "../session/workspace.tsx";
import { parseVisit, type Visit, visitAt, visitRead } from "./visit.ts";

/** How often use is noted. */
const NOTE_MS = 60_000;

function keep(key: string, visit: Visit): void {
  try {
    localStorage.setItem(key, JSON.stringify(visit));
  } catch {
    // Storage can be forbidden; then every visit is the first.
  }
}

function read(key: string): Visit | null {
  try {
    return parseVisit(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** The end of the visit before this one (null for the first), and how to say that the news has been read. */
export function useVisit(): { before: number | null; markRead: () => void } {
  const key = `vivencia.visit.${useMe().workspace.id}`;
  const [before, setBefore] = useState(() => visitAt(read(key), Date.now()).before);
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== "visible") return;
      const visit = visitAt(read(key), Date.now());
      keep(key, visit);
      setBefore(visit.before);
    };
    note();
    const timer = setInterval(note, NOTE_MS);
    document.addEventListener("visibilitychange", note);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", note);
    };
  }, [key]);
  const markRead = useCallback(() => {
    const visit = visitRead(Date.now());
    keep(key, visit);
    setBefore(visit.before);
  }, [key]);
  return { before, markRead };
}
