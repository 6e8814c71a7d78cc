// What the tag and the survey that it loads say to each other.

import type { Encounter, Presentation, WebAsking } from "../domain/survey/web-asking.ts";
import type { PageMemory } from "./page-memory.ts";
import type { Visitor } from "./tracker.ts";

/** A survey of the site. */
export interface AskedSurvey {
  readonly key: string;
  readonly token: string;
  readonly asking: WebAsking;
}

/** What a survey needs to be shown. */
export interface MountOptions {
  readonly host: string;
  readonly writeKey: string;
  readonly survey: AskedSurvey;
  readonly presentation: Presentation;
  /** The part of the page that it becomes; for `embedded` only. */
  readonly target: Element | null;
  readonly brandColor: string | null;
  /** Values that are sent along unseen. */
  readonly hidden: Readonly<Record<string, unknown>>;
  readonly visitor: () => Visitor | null;
  readonly memory: PageMemory;
  readonly onEncounter: (encounter: Encounter) => void;
}

/** A survey on the page. */
export interface MountedSurvey {
  readonly isOpen: () => boolean;
  /** Whether the page still has it. */
  readonly isThere: () => boolean;
  /** Takes it off the page. */
  readonly destroy: () => void;
}

/** What the survey's file gives. */
export interface SurveyModule {
  readonly mountSurvey: (options: MountOptions) => Promise<MountedSurvey | undefined>;
}
