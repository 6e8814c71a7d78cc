// That somebody was invited stands in the log like anything else that happens to them: on their timeline, and in the response
// rate of every channel. The message's id is that of the invitation, so that writing it again adds nothing.

import { senderOfMessage } from "../../domain/survey/response-message.ts";
import { markInvitationsLogged, unloggedInvitations } from "../../records/survey-invitation-store.ts";
import type { App } from "../app.ts";

/** The event of every invitation. */
export const invitationEvent = "Survey Invited";

const batchMax = 200;

/** Writes the invitations that went out and are not in the log yet. Any number of processes may do so at once. */
export async function logInvitations(app: Pick<App, "context" | "database" | "journal">): Promise<void> {
  for (;;) {
    const some = await unloggedInvitations(app.database, batchMax);
    if (some.length === 0) return;
    const receivedAt = app.context.now();
    await Promise.all(
      some.map(({ id, workspace, survey, key, kind, value, channel, language, hidden, at }) => {
        const { caller, ids } = senderOfMessage({ kind, value });
        const { unit, touchpoint } = hidden;
        const message = {
          type: "track",
          event: invitationEvent,
          messageId: `survey-invitation:${survey}:${id}`,
          ...caller,
          timestamp: at.toISOString(),
          properties: {
            survey: key,
            kind: "invited",
            language,
            ...(channel !== null && { channel }),
            ...(unit !== undefined && { unit }),
            ...(touchpoint !== undefined && { touchpoint }),
          },
          context: ids,
        };
        const body = Buffer.from(JSON.stringify(message));
        return app.journal.append({ workspace, callType: "track", receivedAt, count: 1, body });
      }),
    );
    await markInvitationsLogged(
      app.database,
      some.map(({ id }) => id),
    );
  }
}
