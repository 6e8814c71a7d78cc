// What the palette offers: entries, and the sources they come from. A source is one file of its own folder that names
// itself in sources.ts. Its list is asked when the palette opens and matched here; what only the server can find is asked
// for by `find`, after a pause in typing. A source that one may not see is
// not asked, and one whose server does not answer (no such page yet) has nothing to offer.

import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import type { i18n } from "i18next";
import type { Permission } from "../../domain/permission.ts";
import type { IconName } from "../design/icon.tsx";
import type { Language } from "../i18n/language.ts";

/** Under which heading an entry stands; the headings are `group` in palette.json, shown in this order. */
export const groups = ["page", "saved", "touchpoint", "customer", "action"] as const;

/** One of them. */
export type Group = (typeof groups)[number];

/** One thing to go to or to do. */
export interface Entry {
  /** Stays the same from day to day, such as `page:/import`: recent ones are remembered by it. */
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  /** Other words under which people look for it. */
  readonly words?: string;
  readonly icon: IconName;
  /** The single key that does the same. */
  readonly hint?: string;
  readonly run: () => void;
}

/** What a source is given. */
export interface Given {
  readonly may: (permission: Permission) => boolean;
  readonly language: Language;
  readonly translations: i18n;
  readonly queries: QueryClient;
  /** Goes to an address of the app, such as `/customers?q=ana`. */
  readonly go: (href: string) => void;
  readonly setScheme: (scheme: "light" | "dark" | "auto") => void;
  readonly signal: AbortSignal;
}

/** Where entries come from. */
export interface Source {
  readonly group: Group;
  /** Unique among sources. */
  readonly name: string;
  /** What one must be allowed to be offered anything of it. */
  readonly needs: Permission;
  readonly list?: (given: Given) => Promise<readonly Entry[]>;
  /** Entries for words of two letters and more; they come in the order of their fit. */
  readonly find?: (words: string, given: Given) => Promise<readonly Entry[]>;
}

/** A router reduced to what sources need. */
export function goWith(router: AnyRouter): (href: string) => void {
  return (href) => void router.navigate({ href });
}
