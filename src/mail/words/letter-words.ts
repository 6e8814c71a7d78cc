// The shape that the letters have in every language, taken from the English ones.

import type { dashboardEn } from "./dashboard-en.ts";
import type { en } from "./en.ts";
import type { invitationEn } from "./invitation-en.ts";

type Widened<T> = T extends (...given: infer G) => string
  ? (...given: G) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** The letters about accounts in one language. */
export type LetterWords = Widened<typeof en>;

/** The weekly mail of a dashboard in one language. */
export type DashboardWords = Widened<typeof dashboardEn>;

/** An invitation to a survey in one language. */
export type InvitationWords = Widened<typeof invitationEn>;
