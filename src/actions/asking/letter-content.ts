// What a letter of an invitation is made of, by whichever way it goes: the survey as it is now, the company's words, the
// personal link and the link that ends all of them.

import type { SurveyAsking } from "../../domain/survey/asking.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import { findAsking } from "../../records/asking-store.ts";
import type { StoredInvitation } from "../../records/survey-invitation-store.ts";
import type { ClaimedLetter, LetterTrouble } from "../../records/survey-letter-store.ts";
import { type OpenedSurvey, openSurveyById } from "../../records/survey-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import type { App } from "../app.ts";
import { publishedVersion } from "../published-versions.ts";
import { invitationTokenOf } from "./invitation-token.ts";

type Parts = Pick<App, "config" | "context" | "database">;

/** A letter to be written. Number 0 invites, the others remind. */
export interface LetterContent {
  readonly invitation: StoredInvitation;
  readonly number: ClaimedLetter["number"];
  readonly survey: OpenedSurvey;
  readonly questionnaire: Questionnaire;
  readonly asking: SurveyAsking;
  readonly timeZone: string;
  readonly link: string;
  readonly stopLink: string;
}

/** What became of a letter: it was taken, or why not and whether another try makes sense. */
export type Delivery =
  | { readonly kind: "sent" }
  | {
      readonly kind: "failed";
      readonly trouble: LetterTrouble;
      /** What the other side said, without addresses and texts. */
      readonly said: string | null;
      readonly isFinal: boolean;
      /** How long the other side wants to be left alone, in milliseconds. */
      readonly waitMs?: number | null;
    };

/** What is written; undefined when the survey takes no answers. */
export async function contentOf(
  app: Parts,
  invitation: StoredInvitation,
  number: number,
): Promise<LetterContent | undefined> {
  const survey = await openSurveyById(app.database, invitation.survey, invitation.id);
  if (!survey || survey.closed) return undefined;
  const [questionnaire, asking, workspace] = await Promise.all([
    publishedVersion(app.database, survey.id, survey.version),
    findAsking(app.database, survey.id),
    findWorkspace(app.database, survey.workspace),
  ]);
  if (!questionnaire || !workspace) return undefined;
  const token = await invitationTokenOf(app, invitation.id);
  const base = publicAddress(app.config);
  return {
    ...{ invitation, number, survey, questionnaire, asking },
    timeZone: workspace.timeZone,
    link: `${base}/a/${token}`,
    // The address at which a mail program, or a person, ends all invitations.
    stopLink: `${base}/survey-stop/${token}`,
  };
}
