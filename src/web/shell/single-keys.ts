// Keys that act alone, without Ctrl or Alt (WCAG 2.1.4): they can be switched off, and never act while someone types or
// while a part of the page (a menu, a dialog, the cells of a table) has use for the key itself.

import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useRef } from "react";

/** Whether single keys act, kept in the browser. */
export function useSingleKeysOn(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({
    key: "vivencia.single-keys",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [on, setOn];
}

/** What of a key press decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  readonly isComposing: boolean;
  /** A field, an editable text, or inside a menu, list or dialog. */
  readonly busy: boolean;
}

/** The name under which a key press is looked up, or null when it is not for us. In lower case: "w", "arrowleft". */
export function singleKeyOf(press: KeyPress): string | null {
  if (press.busy || press.defaultPrevented || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return press.key.toLowerCase();
}

const busySelector =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"], [role="radiogroup"], [role="slider"]';

/** Runs the action of a key for as long as the component is shown. Escape acts even when single keys are off. */
export function useSingleKeys(actions: Readonly<Record<string, () => void>>): void {
  const [on] = useSingleKeysOn();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest(busySelector) !== null;
      const { key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event;
      const name = singleKeyOf({ key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing, busy });
      if (name === null || (!on && name !== "escape")) return;
      const action = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [on]);
}
