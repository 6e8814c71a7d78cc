// One's own account. Only people have one; everything that could lock its owner out asks for the password.

import { z } from "zod";
import { keepEmail } from "../../actions/accounts/change-email.ts";
import { leaveWorkspace } from "../../actions/accounts/manage-people.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  describeAccount,
  endSecondFactor,
  renewBackupCodes,
  revokeSession,
  saveAccount,
  savePassword,
  showSessions,
} from "../../actions/accounts/own-account.ts";
import { answerEntry, sessionOf } from "../browser-of.ts";
import {
  accountBodySchema,
  accountSchema,
  backupCodesSchema,
  passwordBodySchema,
  proofBodySchema,
  secondFactorMadeSchema,
  secondFactorSchema,
  sessionsSchema,
} from "../contract-accounts.ts";
import { createRateLimiter, takeOrRefuse } from "../rate-limit.ts";
import { doerOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** Writing one's account can send a mail: at once, and in the long run. */
const writeLimits = { perSecond: 1 / 30, burst: 20 } as const;

const config = { permission: "account" } as const;
const tags = ["account"];

/** /api/v1/account */
export async function accountRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  const limiter = createRateLimiter({ ...writeLimits, now: () => app().context.now() });

  server.get(
    "/api/v1/account",
    { config, schema: { summary: "My account", tags, response: { 200: accountSchema } } },
    async (request) => {
      const account = await describeAccount(app(), sessionOf(request.caller).person);
      return { ...account, workspaces: [...account.workspaces] };
    },
  );
  server.put(
    "/api/v1/account",
    {
      config,
      schema: {
        summary: "Write my account",
        description:
          "Another e-mail needs the password. Where mail is sent, it holds once the link sent to it was opened.",
        tags,
        body: accountBodySchema,
      },
    },
    async (request, reply) => {
      const session = sessionOf(request.caller);
      takeOrRefuse(limiter, session.person);
      await saveAccount(app(), session, request.body);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/account/pending-email",
    { config, schema: { summary: "Keep my e-mail: the link to the new one ends", tags } },
    async (request, reply) => {
      await keepEmail(app(), sessionOf(request.caller).person);
      return reply.code(204).send();
    },
  );
  server.put(
    "/api/v1/account/password",
    {
      config,
      schema: {
        summary: "Set or change my password; other browsers are signed out",
        tags,
        body: passwordBodySchema,
      },
    },
    async (request, reply) => {
      await savePassword(app(), sessionOf(request.caller), request.body);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/account/second-factor",
    {
      config,
      schema: {
        summary: "Begin to set up a second factor",
        tags,
        body: proofBodySchema,
        response: { 200: secondFactorMadeSchema },
      },
    },
    async (request) => {
      const made = await beginSecondFactor(app(), sessionOf(request.caller), request.body.password);
      return { ...made, backupCodes: [...made.backupCodes] };
    },
  );
  server.post(
    "/api/v1/account/second-factor/confirm",
    {
      config,
      schema: {
        summary: "Turn the second factor on with its first code",
        tags,
        body: secondFactorSchema,
      },
    },
    async (request, reply) =>
      answerEntry(reply, await confirmSecondFactor(app(), sessionOf(request.caller), request.body.code)),
  );
  server.post(
    "/api/v1/account/second-factor/end",
    {
      config,
      schema: { summary: "Turn the second factor off", tags, body: proofBodySchema },
    },
    async (request, reply) =>
      answerEntry(reply, await endSecondFactor(app(), sessionOf(request.caller), request.body.password)),
  );
  server.post(
    "/api/v1/account/backup-codes",
    {
      config,
      schema: {
        summary: "Make new backup codes; the old ones end",
        tags,
        body: proofBodySchema,
        response: { 200: backupCodesSchema },
      },
    },
    async (request) => {
      const { password } = request.body;
      return { backupCodes: [...(await renewBackupCodes(app(), sessionOf(request.caller), password))] };
    },
  );
  server.get(
    "/api/v1/account/sessions",
    {
      config,
      schema: { summary: "Where I am signed in", tags, response: { 200: sessionsSchema } },
    },
    async (request) => {
      const { person, id } = sessionOf(request.caller);
      const sessions = (await showSessions(app(), person)).map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
        isThis: session.id === id,
      }));
      return { sessions };
    },
  );
  server.delete(
    "/api/v1/account/sessions/:id",
    {
      config,
      schema: { summary: "Sign one of my browsers out", tags, params: z.object({ id: z.uuid() }) },
    },
    async (request, reply) => {
      await revokeSession(app(), sessionOf(request.caller), request.params.id);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/account/workspaces/:id",
    {
      config,
      schema: {
        summary: "Leave a workspace",
        tags,
        params: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
      },
    },
    async (request, reply) => {
      await leaveWorkspace(app(), doerOf(request), sessionOf(request.caller).person, request.params.id);
      return reply.code(204).send();
    },
  );
}
