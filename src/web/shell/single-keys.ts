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

/** The keys there are, in the order in which the help lists them; each has its words under `help.key` in shell.json. */
export const singleKeys = [
  "d",
  "e",
  "w",
  "t",
  "m",
  "y",
  "a",
  "c",
  "arrowleft",
  "arrowright",
  "x",
  "f",
  "/",
  "escape",
  "?",
] as const;

/** One of them. */
export type SingleKey = (typeof singleKeys)[number];

/** What keys do. A part of the screen names only those it knows. */
export type KeyActions = Readonly<Partial<Record<SingleKey, () => void>>>;

type Held = { readonly current: KeyActions };

/** The parts of the screen that have keys, the first asked first: a page before the frame around it. */
const holders: Held[] = [];

function actionOf(name: string): (() => void) | undefined {
  const key = singleKeys.find((one) => one === name);
  if (key === undefined) return undefined;
  for (const holder of holders) {
    const action = holder.current[key];
    if (action) return action;
  }
  return undefined;
}

/** The keys that do something on the screen as it is now. */
export function keysAtWork(): SingleKey[] {
  return singleKeys.filter((key) => actionOf(key) !== undefined);
}

/**
 * Runs the action of a key for as long as the component is shown. Where two name the same key the page wins over the
 * frame, which says so with `behind`. Escape acts even when single keys are off.
 */
export function useSingleKeys(actions: KeyActions, behind = false): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (behind) holders.push(latest);
    else holders.unshift(latest);
    return () => void holders.splice(holders.indexOf(latest), 1);
  }, [behind]);
}

/** Listens to the keys of all parts of the screen. Used once, by the frame. */
export function useKeyListener(): void {
  const [on] = useSingleKeysOn();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest(busySelector) !== null;
      const { key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event;
      const name = singleKeyOf({ key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing, busy });
      if (name === null || (!on && name !== "escape")) return;
      const action = actionOf(name);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [on]);
}
