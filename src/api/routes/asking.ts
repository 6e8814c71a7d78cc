// Asking people: invitations to surveys by hand and by program, how a survey asks, the rules of contact, and the ways in
// which people and mail tools end it. A GET never ends anything: link scanners open every link of a mail.

import { z } from "zod";
import { exportInvitations } from "../../actions/asking/export-invitations.ts";
import {
  contactRules,
  explainContact,
  setAsking,
  setContactRules,
  setNoContact,
  surveyAsking,
} from "../../actions/asking/manage-asking.ts";
import {
  type Invited,
  inviteCustomer,
  inviteList,
  inviteSegment,
  inviteSome,
  presentInvitations,
  surveyInvitations,
} from "../../actions/asking/manage-invitations.ts";
import { surveyFunnel } from "../../actions/asking/measure-invitations.ts";
import { takeToolReports } from "../../actions/asking/stop-asking.ts";
import { csvContentType, workbookContentType } from "../../domain/csv-cell.ts";
import { AppError } from "../../errors.ts";
import {
  contactExplainedSchema,
  contactRulesSchema,
  customerInvitationSchema,
  fileInvitationsSchema,
  funnelSchema,
  type Invited as InvitedBody,
  invitationsBodySchema,
  invitationsExportSchema,
  invitationsQuerySchema,
  invitationsSchema,
  invitedSchema,
  listInvitationsSchema,
  segmentInvitationsSchema,
  surveyAskingSchema,
  toolReportsSchema,
} from "../contract-asking.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });
const customerParams = z.object({ id: z.guid() });
const config = { permission: "invite" } as const;
const response = { 200: invitedSchema };

/** Longest file of people. */
const fileBytesMax = 10 * 1024 * 1024;

function plain(invited: Invited): InvitedBody {
  return { ...invited, held: { ...invited.held }, problems: [...invited.problems] };
}

/** /api/v1/surveys/:id/invitations */
export async function invitationRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  // A file of people is small; it is read as a whole.
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: fileBytesMax },
    (_request, body, done) => done(null, body),
  );
  const base = "/api/v1/surveys/:id/invitations";
  server.get(
    base,
    {
      config,
      schema: {
        summary: "The invitations of a survey with what became of each, newest first",
        tags,
        params,
        querystring: invitationsQuerySchema,
        response: { 200: invitationsSchema },
      },
    },
    async (request) => {
      const { batch, held, limit, cursor } = request.query;
      const [at, id] = cursor?.split("_") ?? [];
      const after = at !== undefined && id !== undefined ? { at: new Date(Number(at)), id } : undefined;
      const { workspace } = memberOf(request.caller);
      const asked = { batch, held, limit: limit + 1, after };
      const found = await surveyInvitations(app(), workspace, request.params.id, asked);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const next = found.length > limit && last ? `${Date.parse(last.madeAt)}_${last.id}` : null;
      return { invitations: page.map((one) => ({ ...one, who: { ...one.who } })), next };
    },
  );
  server.post(
    base,
    {
      config,
      schema: {
        summary: "Invite people to a survey, by e-mail or by personal links",
        description:
          "Everyone is judged by the rules of contact; who is held back is kept with the reason. The same `batch` sent again invites nobody twice. GET the batch for the links.",
        tags,
        params,
        body: invitationsBodySchema,
        response,
      },
    },
    async (request) => {
      const { people, way, batch } = request.body;
      const wish = { survey: request.params.id, way, batch, origin: "api" } as const;
      return plain(await inviteSome(app(), doerOf(request), wish, people));
    },
  );
  server.post(
    `${base}/list`,
    {
      config,
      schema: {
        summary: "Invite the people of a list as it is pasted: a table with titles, or an address a line",
        tags,
        params,
        body: listInvitationsSchema,
        response,
      },
    },
    async (request) => {
      const { text, way, batch } = request.body;
      const wish = { survey: request.params.id, way, batch, origin: "list" } as const;
      return plain(await inviteList(app(), doerOf(request), wish, { text }));
    },
  );
  server.put(
    `${base}/file`,
    {
      config,
      bodyLimit: fileBytesMax,
      schema: {
        summary: "Invite the people of a CSV or XLSX file, sent as application/octet-stream",
        tags,
        params,
        querystring: fileInvitationsSchema,
        response,
      },
    },
    async (request) => {
      const { way, batch, name } = request.query;
      const file = request.body;
      if (!Buffer.isBuffer(file))
        throw new AppError(
          "unsupported-format",
          "Send the file itself with Content-Type: application/octet-stream.",
        );
      const wish = { survey: request.params.id, way, batch, origin: "list" } as const;
      return plain(await inviteList(app(), doerOf(request), wish, { file, name }));
    },
  );
  server.post(
    `${base}/segment`,
    {
      config,
      schema: {
        summary: "Invite the members of a segment",
        tags,
        params,
        body: segmentInvitationsSchema,
        response,
      },
    },
    async (request) => {
      const { segment, most, way, batch } = request.body;
      const wish = { survey: request.params.id, way, batch, origin: "segment" } as const;
      const sight = memberOf(request.caller);
      return plain(await inviteSegment(app(), doerOf(request), sight, wish, { segment, most }));
    },
  );
  server.post(
    `${base}/customer`,
    {
      config,
      schema: { summary: "Invite one customer", tags, params, body: customerInvitationSchema, response },
    },
    async (request) => {
      const { customer, way, batch } = request.body;
      const wish = { survey: request.params.id, way, batch, origin: "person" } as const;
      return plain(await inviteCustomer(app(), doerOf(request), wish, customer));
    },
  );
  server.get(
    `${base}/export`,
    {
      // It holds links with which one answers for other people.
      config: { permission: "invite" },
      schema: {
        summary: "The personal links of a survey as CSV or XLSX, for the tool that sends them",
        tags,
        params,
        querystring: invitationsExportSchema,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { format } = request.query;
      const content = await exportInvitations(app(), doerOf(request), id, request.query);
      return reply
        .type(format === "csv" ? csvContentType : workbookContentType)
        .header("content-disposition", `attachment; filename="invitations-${id}.${format}"`)
        .send(content);
    },
  );
}

/** /api/v1/surveys/:id/asking, /api/v1/contact-rules, /api/v1/customers/:id/contact, /api/v1/invitations/reports */
export async function askingRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/surveys/:id/asking",
    {
      config: { permission: "figures" },
      schema: {
        summary: "How a survey asks people",
        tags,
        params,
        response: { 200: surveyAskingSchema },
      },
    },
    async (request) => {
      const asking = await surveyAsking(app(), memberOf(request.caller).workspace, request.params.id);
      return { ...asking, reminderDays: [...asking.reminderDays] };
    },
  );
  server.put(
    "/api/v1/surveys/:id/asking",
    {
      config,
      schema: { summary: "Change how a survey asks people", tags, params, body: surveyAskingSchema },
    },
    async (request, reply) => {
      await setAsking(app(), doerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
  server.get(
    "/api/v1/surveys/:id/funnel",
    {
      config: { permission: "figures" },
      schema: {
        summary:
          "From being invited to having answered, and whether those who answered are like those who were asked",
        tags,
        params,
        response: { 200: funnelSchema },
      },
    },
    async (request) => {
      const { groups, held, ...rest } = await surveyFunnel(
        app(),
        memberOf(request.caller),
        request.params.id,
      );
      return {
        ...rest,
        held: { ...held },
        groups: groups.map(({ by, groups: each }) => ({ by, groups: [...each] })),
      };
    },
  );
  server.get(
    "/api/v1/contact-rules",
    {
      config: { permission: "figures" },
      schema: {
        summary: "How often anyone may be asked, over all surveys and channels",
        tags,
        response: { 200: contactRulesSchema },
      },
    },
    (request) => contactRules(app(), memberOf(request.caller).workspace),
  );
  server.put(
    "/api/v1/contact-rules",
    {
      config: { permission: "manage" },
      schema: { summary: "Change how often anyone may be asked", tags, body: contactRulesSchema },
    },
    async (request, reply) => {
      await setContactRules(app(), doerOf(request), request.body);
      return reply.code(204).send();
    },
  );
  server.get(
    "/api/v1/customers/:id/contact",
    {
      config: { permission: "customers" },
      schema: {
        summary: "Why a customer was or was not asked, and whether they could be now",
        tags: ["customers"],
        params: customerParams,
        response: { 200: contactExplainedSchema },
      },
    },
    async (request) => {
      const explained = await explainContact(app(), memberOf(request.caller), request.params.id);
      const presented = await presentInvitations(app(), explained.invitations);
      const invitations = presented.map((one, i) => ({
        ...one,
        // Who may look at customers may not answer for them.
        link: null,
        survey: explained.invitations[i]?.survey ?? "",
        surveyName: explained.invitations[i]?.surveyName ?? "",
      }));
      const surveys = explained.surveys.map(({ id, name, decision }) => ({
        id,
        name,
        decision:
          decision.kind === "ask"
            ? { kind: decision.kind, instead: [...decision.instead] }
            : { ...decision, until: decision.until === null ? null : new Date(decision.until).toISOString() },
      }));
      return { noContact: explained.noContact, surveys, invitations };
    },
  );
  for (const { stopped, method, summary } of [
    { stopped: true, method: "PUT", summary: "Have a customer not be asked any more" },
    { stopped: false, method: "DELETE", summary: "Let a customer be asked again" },
  ] as const)
    server.route({
      method,
      url: "/api/v1/customers/:id/no-contact",
      config,
      schema: { summary, tags: ["customers"], params: customerParams },
      handler: async (request, reply) => {
        const sight = memberOf(request.caller);
        await setNoContact(app(), doerOf(request), sight, request.params.id, stopped);
        return reply.code(204).send();
      },
    });
  server.post(
    "/api/v1/invitations/reports",
    {
      config,
      schema: {
        summary:
          "Report addresses or numbers that bounced, complained or unsubscribed, as a mail or messaging tool knows them",
        description: "None of them is asked again. Answers how many invitations they concern.",
        tags,
        body: toolReportsSchema,
        response: { 200: z.object({ invitations: z.number() }) },
      },
    },
    async (request) => ({
      invitations: await takeToolReports(app(), memberOf(request.caller).workspace, request.body.reports),
    }),
  );
}
