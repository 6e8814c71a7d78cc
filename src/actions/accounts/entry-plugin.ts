// What better-auth is asked for beside its own ways in: a session for someone whose link we have checked, and who stands
// behind a challenge for a second factor. Both can only be called by the server; neither has an address.

import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** How long one may take to find the second factor. */
const challengeSeconds = 600;

const enterBody = z.object({ person: z.string(), mayPassSecondFactor: z.boolean() });

/** Server-only endpoints; `random` gives the bytes of a challenge's name. */
export function entryPlugin(random: (size: number) => Buffer) {
  return {
    id: "vivencia-entry",
    endpoints: {
      /** Opens a session for a person, or the challenge that stands before it. */
      enterAs: createAuthEndpoint.serverOnly({ method: "POST", body: enterBody }, async (ctx) => {
        const { person, mayPassSecondFactor } = ctx.body;
        const user = await ctx.context.internalAdapter.findUserById(person);
        if (!user) throw ctx.error("UNAUTHORIZED");
        if (!mayPassSecondFactor && "twoFactorEnabled" in user && user.twoFactorEnabled === true) {
          // The same challenge that a password leads to: the library's own verification answers it.
          const cookie = ctx.context.createAuthCookie("two_factor", { maxAge: challengeSeconds });
          const identifier = `2fa-${random(24).toString("base64url")}`;
          const expiresAt = new Date(Date.now() + challengeSeconds * 1000);
          const { internalAdapter } = ctx.context;
          await internalAdapter.createVerificationValue({ value: person, identifier, expiresAt });
          await internalAdapter.createVerificationValue({
            value: "0",
            identifier: `2fa-attempts-${identifier}`,
            expiresAt,
          });
          await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
          return ctx.json({ entered: false });
        }
        const session = await ctx.context.internalAdapter.createSession(person, false);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ entered: true });
      }),
      /** Whom a challenge waits for; null when there is none. */
      challenged: createAuthEndpoint.serverOnly({ method: "GET" }, async (ctx) => {
        const { name } = ctx.context.createAuthCookie("two_factor");
        const identifier = await ctx.getSignedCookie(name, ctx.context.secret);
        if (!identifier) return ctx.json({ person: null });
        const challenge = await ctx.context.internalAdapter.findVerificationValue(identifier);
        return ctx.json({ person: challenge?.value ?? null });
      }),
    },
  } satisfies BetterAuthPlugin;
}
