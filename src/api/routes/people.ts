// The people of a workspace: members, invitations, the way in for the invited, and founding another workspace.

import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { foundWorkspace } from "../../actions/accounts/found-workspace.ts";
import {
  invite,
  inviteAgain,
  joinAsMyself,
  joinAsNew,
  readInvitation,
  revokeInvitation,
} from "../../actions/accounts/invite.ts";
import { type Actor, changeMember, removeMember, showPeople } from "../../actions/accounts/manage-people.ts";
import { canMail } from "../../actions/accounts/sign-in.ts";
import { answerEntry, browserOf, sessionOf } from "../browser-of.ts";
import { workspaceSchema } from "../contract.ts";
import {
  foundBodySchema,
  invitationBodySchema,
  invitationMadeSchema,
  inviteAgainSchema,
  joinBodySchema,
  joinReadSchema,
  joinTokenSchema,
  memberBodySchema,
  peopleSchema,
} from "../contract-accounts.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const config = { permission: "people" } as const;
const tags = ["people"];
const params = z.object({ id: z.uuid() });

function actorOf(request: FastifyRequest): Actor {
  const member = memberOf(request.caller);
  const { workspace } = member;
  const doer = doerOf(request);
  return member.kind === "session"
    ? { workspace, role: member.role, person: member.person, doer }
    : { workspace, role: "owner", person: null, doer };
}

/** /api/v1/people, /api/v1/invitations, /api/v1/join and /api/v1/workspaces */
export async function peopleRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/people",
    {
      config,
      schema: { summary: "Members and invitations", tags, response: { 200: peopleSchema } },
    },
    async (request) => {
      const { members, invitations } = await showPeople(app(), memberOf(request.caller).workspace);
      return {
        members: members.map((member) => ({
          ...member,
          lastUsedAt: member.lastUsedAt?.toISOString() ?? null,
        })),
        invitations: invitations.map(({ workspace: _, workspaceName: __, ...invitation }) => ({
          ...invitation,
          createdAt: invitation.createdAt.toISOString(),
          expiresAt: invitation.expiresAt.toISOString(),
        })),
        canMail: canMail(app()),
      };
    },
  );
  server.put(
    "/api/v1/people/:id",
    {
      config,
      schema: {
        summary: "Change role and units of a member",
        tags,
        params,
        body: memberBodySchema,
      },
    },
    async (request, reply) => {
      await changeMember(app(), actorOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/people/:id",
    { config, schema: { summary: "Take a member out of the workspace", tags, params } },
    async (request, reply) => {
      await removeMember(app(), actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/invitations",
    {
      config,
      schema: {
        summary: "Invite an e-mail; an earlier invitation of it is replaced",
        tags,
        body: invitationBodySchema,
        response: { 200: invitationMadeSchema },
      },
    },
    (request) => invite(app(), actorOf(request), request.body),
  );
  server.post(
    "/api/v1/invitations/:id/again",
    {
      config,
      schema: {
        summary: "Make a new link for an invitation; the old one ends",
        tags,
        params,
        body: inviteAgainSchema,
        response: { 200: invitationMadeSchema },
      },
    },
    (request) => inviteAgain(app(), actorOf(request), request.params.id, request.body.byMail),
  );
  server.delete(
    "/api/v1/invitations/:id",
    { config, schema: { summary: "Take an invitation back", tags, params } },
    async (request, reply) => {
      await revokeInvitation(app(), actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/join/read",
    {
      config: { permission: "public", isSignIn: true },
      schema: {
        summary: "What an invitation is for",
        tags,
        body: joinTokenSchema,
        response: { 200: joinReadSchema },
      },
    },
    async (request) => {
      const { workspaceName, email, role, invitedBy, language, isKnown } = await readInvitation(
        app(),
        request.body.token,
      );
      return { workspace: workspaceName, email, role, invitedBy, language, isKnown };
    },
  );
  server.post(
    "/api/v1/join",
    {
      config: { permission: "public", isSignIn: true },
      schema: {
        summary: "Come in by an invitation with a name and a password",
        tags,
        body: joinBodySchema,
      },
    },
    async (request, reply) => answerEntry(reply, await joinAsNew(app(), request.body, browserOf(request))),
  );
  server.post(
    "/api/v1/join/accept",
    {
      config: { permission: "account" },
      schema: {
        summary: "Accept an invitation as the one who is signed in",
        tags,
        body: joinTokenSchema,
      },
    },
    async (request, reply) => {
      await joinAsMyself(app(), sessionOf(request.caller), request.body.token);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/workspaces",
    {
      config: { permission: "found" },
      schema: {
        summary: "Found another workspace",
        tags: ["workspace"],
        body: foundBodySchema,
        response: { 200: workspaceSchema },
      },
    },
    (request) => foundWorkspace(app(), sessionOf(request.caller), request.body.name),
  );
}
