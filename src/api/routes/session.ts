// Signing in by each of the ways and out again, and who I am. Attempts from one address are few; nothing tells whether an
// e-mail is known.

import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { proveNewEmail } from "../../actions/accounts/change-email.ts";
import { sessionCookie } from "../../actions/accounts/open-accounts.ts";
import { forgotPassword, resetPassword, switchWorkspace } from "../../actions/accounts/own-account.ts";
import {
  beginSingleSignOn,
  canMail,
  endSingleSignOn,
  giveSecondFactor,
  mailLink,
  signInByLink,
  signInByPassword,
  signOut,
} from "../../actions/accounts/sign-in.ts";
import { describeMe } from "../../actions/describe-me.ts";
import { makeSignInLink } from "../../actions/first-start.ts";
import { answerEntry, browserOf, sessionOf, setCookies } from "../browser-of.ts";
import { meSchema, sessionBodySchema } from "../contract.ts";
import {
  emailBodySchema,
  emailProofSchema,
  emailProvedSchema,
  passwordResetSchema,
  passwordSignInSchema,
  secondFactorDueSchema,
  secondFactorSchema,
  singleSignOnSchema,
  switchBodySchema,
  waysSchema,
} from "../contract-accounts.ts";
import { permissionsOf } from "../permissions.ts";
import { createRateLimiter, takeOrRefuse } from "../rate-limit.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** Attempts upon one e-mail, wherever they come from: at once, and in the long run. */
const emailLimits = { perSecond: 1 / 30, burst: 10 } as const;

/** What a provider of single sign-on returns with; some add more (`iss`, `session_state`). */
const returnedSchema = z
  .object({
    code: z.string().max(4000).optional(),
    state: z.string().max(4000).optional(),
    error: z.string().max(4000).optional(),
  })
  .catchall(z.string().max(4000));

const open = { permission: "public", isSignIn: true } as const;
const steps = { 202: secondFactorDueSchema, 204: z.null() } as const;

/** /api/v1/session, /api/v1/password, /api/v1/me and /api/v1/links */
export async function sessionRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  const limiter = createRateLimiter({ ...emailLimits, now: () => app().context.now() });

  function limitAttempts(kind: string, email: string): void {
    takeOrRefuse(limiter, `${kind} ${email.toLowerCase()}`);
  }

  server.get(
    "/api/v1/session/ways",
    {
      config: { permission: "public" },
      schema: { summary: "The ways to sign in", tags: ["session"], response: { 200: waysSchema } },
    },
    () => ({ mail: canMail(app()), singleSignOn: app().config.sso !== undefined }),
  );
  server.post(
    "/api/v1/session",
    {
      config: open,
      schema: {
        summary: "Sign in with the token of a one-time link",
        tags: ["session"],
        body: sessionBodySchema,
        response: steps,
      },
    },
    async (request, reply) =>
      answerEntry(reply, await signInByLink(app(), request.body.token, browserOf(request))),
  );
  server.post(
    "/api/v1/session/password",
    {
      config: open,
      schema: {
        summary: "Sign in with e-mail and password",
        tags: ["session"],
        body: passwordSignInSchema,
        response: steps,
      },
    },
    async (request, reply) => {
      limitAttempts("password", request.body.email);
      return answerEntry(reply, await signInByPassword(app(), request.body, browserOf(request)));
    },
  );
  server.post(
    "/api/v1/session/second-factor",
    {
      config: open,
      schema: {
        summary: "Give the code of the second factor",
        tags: ["session"],
        body: secondFactorSchema,
      },
    },
    async (request, reply) =>
      answerEntry(reply, await giveSecondFactor(app(), request.body.code, browserOf(request))),
  );
  server.post(
    "/api/v1/session/mail",
    {
      config: open,
      schema: {
        summary: "Send a sign-in link by mail, if somebody signs in with this e-mail",
        tags: ["session"],
        body: emailBodySchema,
      },
    },
    async (request, reply) => {
      limitAttempts("mail", request.body.email);
      await mailLink(app(), request.body.email);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/password/forgotten",
    {
      config: open,
      schema: {
        summary: "Send a link to a new password, if somebody signs in with this e-mail",
        tags: ["session"],
        body: emailBodySchema,
      },
    },
    async (request, reply) => {
      limitAttempts("mail", request.body.email);
      await forgotPassword(app(), request.body.email);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/email/prove",
    {
      config: open,
      schema: {
        summary: "Confirm a new e-mail with the token of the mail sent to it",
        tags: ["session"],
        body: emailProofSchema,
        response: { 200: emailProvedSchema },
      },
    },
    async (request) => ({ email: await proveNewEmail(app(), request.body.token) }),
  );
  server.post(
    "/api/v1/password/reset",
    {
      config: open,
      schema: {
        summary: "Set a new password with the token of a mail",
        tags: ["session"],
        body: passwordResetSchema,
      },
    },
    async (request, reply) => {
      await resetPassword(app(), request.body);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/session/sso",
    {
      config: open,
      schema: {
        summary: "Begin the single sign-on of the company",
        tags: ["session"],
        response: { 200: singleSignOnSchema },
      },
    },
    async (request, reply) => {
      const { cookies, url } = await beginSingleSignOn(app(), browserOf(request));
      setCookies(reply, cookies);
      return { url };
    },
  );
  server.get(
    "/api/v1/session/sso/callback",
    {
      config: open,
      schema: {
        summary: "Where the single sign-on of the company returns to",
        tags: ["session"],
        querystring: returnedSchema,
        response: { 302: z.null() },
      },
    },
    async (request: FastifyRequest<{ Querystring: Record<string, string> }>, reply) => {
      const { entered, cookies } = await endSingleSignOn(app(), request.query, browserOf(request));
      return setCookies(reply, cookies).redirect(entered ? "/" : "/enter?problem=sso", 302);
    },
  );
  server.delete(
    "/api/v1/session",
    { config: { permission: "own" }, schema: { summary: "Sign out", tags: ["session"] } },
    async (request, reply) => {
      if (request.caller.kind === "session") await signOut(app(), doerOf(request), request.caller.token);
      return reply.clearCookie(sessionCookie, { path: "/" }).code(204).send();
    },
  );
  server.put(
    "/api/v1/session/workspace",
    {
      config: { permission: "account" },
      schema: {
        summary: "Look at another of one's workspaces",
        tags: ["session"],
        body: switchBodySchema,
      },
    },
    async (request, reply) => {
      await switchWorkspace(app(), sessionOf(request.caller), request.body.workspace);
      return reply.code(204).send();
    },
  );
  server.get(
    "/api/v1/me",
    {
      config: { permission: "own" },
      schema: { summary: "Who asks, in which workspace", tags: ["session"], response: { 200: meSchema } },
    },
    (request) => {
      const member = memberOf(request.caller);
      const user =
        member.kind === "session"
          ? { name: member.name, role: member.role }
          : { name: member.kind, role: member.kind };
      const may = permissionsOf(member);
      const showsWriteKey = member.kind !== "secret" && (may.includes("manage") || may.includes("import"));
      return describeMe(app(), member, user, { may, showsWriteKey });
    },
  );
  server.post(
    "/api/v1/links",
    {
      config: { permission: "manage" },
      schema: {
        summary: "Make a sign-in link: for oneself, or from the command line for the owner",
        tags: ["session"],
        response: { 200: z.object({ token: z.string() }) },
      },
    },
    async (request) => {
      // A session makes a way in for its own person only: an administrator is no owner.
      const { caller } = request;
      const person = caller.kind === "session" ? caller.person : undefined;
      return { token: await makeSignInLink(app(), doerOf(request), person) };
    },
  );
}
