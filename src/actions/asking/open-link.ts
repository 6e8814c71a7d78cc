// What a link of a survey opens: a public one, or the personal one of an invitation. Both lead to the same page; a personal
// one says whose answer it is, and its response has the id of the invitation.

import { AppError } from "../../errors.ts";
import { findInvitation, type StoredInvitation } from "../../records/survey-invitation-store.ts";
import { type OpenedSurvey, openSurvey, openSurveyById } from "../../records/survey-store.ts";
import type { App } from "../app.ts";
import { invitationOfToken } from "./invitation-token.ts";

/** An open link. */
export interface OpenedLink {
  readonly survey: OpenedSurvey;
  readonly invitation: StoredInvitation | null;
}

/** What is said of a link that opens nothing. */
export const nothingThere = () =>
  new AppError(
    "not-found",
    "This link opens no survey: it is not complete, or the survey is no longer there. Ask whoever sent it.",
  );

/** The survey of a link, with whether `response` is under way. Throws `not-found`. */
export async function openLink(
  app: Pick<App, "database" | "context">,
  token: string,
  response: string | null,
): Promise<OpenedLink> {
  const id = await invitationOfToken(app, token);
  const invitation = id === undefined ? undefined : await findInvitation(app.database, id);
  if (id !== undefined && (!invitation || invitation.state === "held")) throw nothingThere();
  const survey = invitation
    ? await openSurveyById(app.database, invitation.survey, invitation.id)
    : await openSurvey(app.database, token, response);
  if (!survey) throw nothingThere();
  return { survey, invitation: invitation ?? null };
}

/** Whether a personal link can still be answered. */
export function stateOfInvitation(
  { completedAt, declinedAt, expiresAt }: StoredInvitation,
  now: number,
): "open" | "used" | "expired" {
  if (completedAt !== null || declinedAt !== null) return "used";
  return expiresAt.getTime() <= now ? "expired" : "open";
}
