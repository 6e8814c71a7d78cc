// What mail servers send back about invitations, as whole messages. Whatever a message holds is answered with what came of it:
// a mail server that pipes its mail here must not be told to send it back once more.

import { takeMailReport } from "../../actions/asking/take-mail-report.ts";
import { reportBytesMax } from "../../domain/mail-report.ts";
import { AppError } from "../../errors.ts";
import { mailReportOutcomeSchema } from "../contract-asking.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/mail-reports */
export async function mailReportRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.addContentTypeParser(
    "message/rfc822",
    { parseAs: "buffer", bodyLimit: reportBytesMax },
    (_request, body, done) => done(null, body),
  );
  server.post(
    "/api/v1/mail-reports",
    {
      config: { permission: "invite" },
      bodyLimit: reportBytesMax,
      schema: {
        summary: "Take a bounce or a complaint, the message itself sent as message/rfc822",
        description:
          "Reads delivery status notifications (RFC 3464), feedback reports (RFC 5965) and the notes of qmail. A report counts only with the header of the letter that came back.",
        tags: ["surveys"],
        response: { 200: mailReportOutcomeSchema },
      },
    },
    (request) => {
      const { body, caller } = request;
      if (!Buffer.isBuffer(body))
        throw new AppError(
          "unsupported-format",
          "Send the message itself with Content-Type: message/rfc822.",
        );
      const member = memberOf(caller);
      // A mail server has one address for what comes back; whoever owns the machine takes it for all workspaces.
      return takeMailReport(app(), member.kind === "local" ? null : member.workspace, body);
    },
  );
}
