// Signing in and out, and who I am.

import { z } from "zod";
import { describeMe } from "../../actions/describe-me.ts";
import { makeSignInLink } from "../../actions/first-start.ts";
import { sessionMs, signIn, signOut } from "../../actions/sign-in.ts";
import { sessionCookie } from "../authenticate.ts";
import { meSchema, sessionBodySchema } from "../contract.ts";
import { permissionsOf } from "../permissions.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

/** /api/v1/session and /api/v1/me */
export async function sessionRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/session",
    {
      config: { permission: "public", isSignIn: true },
      schema: {
        summary: "Sign in with the token of a one-time link",
        tags: ["session"],
        body: sessionBodySchema,
      },
    },
    async (request, reply) => {
      const token = await signIn(app(), request.body.token, senderOf(request.raw));
      const secure = app().config.publicUrl?.startsWith("https:") ?? false;
      reply.setCookie(sessionCookie, token, {
        path: "/",
        httpOnly: true,
        sameSite: "lax",
        secure,
        maxAge: Math.floor(sessionMs / 1000),
      });
      return reply.code(204).send();
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
        summary: "Make a new sign-in link for the owner",
        tags: ["session"],
        response: { 200: z.object({ token: z.string() }) },
      },
    },
    async (request) => ({ token: await makeSignInLink(app(), doerOf(request)) }),
  );
}
