// Opens better-auth over our records (decision 0010): passwords, sessions, second factors and single sign-on are its work.
// None of its routes is mounted; actions call its server API. What belongs to a workspace is decided here, by hooks: no
// session without a membership, and nobody new except by an invitation.

import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Config } from "../../config.ts";
import type { Context } from "../../context.ts";
import { credentialAdapter } from "../../records/credential-adapter.ts";
import type { Database } from "../../records/database.ts";
import { invitationsFor, invitationsForProved, removeInvitation } from "../../records/invitation-store.ts";
import { homeWorkspace, putMembership } from "../../records/membership-store.ts";
import { ensureSecret } from "../../records/secret-store.ts";
import { entryPlugin } from "./entry-plugin.ts";

/** Name of the session cookie. */
export const sessionCookie = "vivencia_session";

/** How long a session lasts after it was last used. */
export const sessionMs = 30 * 24 * 3_600_000;

/** Shortest password that is taken; the longest bounds the work of hashing. */
export const passwordLengths = { min: 10, max: 128 } as const;

/** Where the company's single sign-on sends people back to: pinned, so that nothing else has to be allowed there. */
export const singleSignOnPath = "/api/v1/session/sso/callback";

/** Name under which the company's provider is known here. */
export const singleSignOnProvider = "company";

/** What better-auth needs of us. */
export interface AccountParts {
  readonly config: Config;
  readonly context: Context;
  readonly database: Database;
}

/** The address that links in mails begin with. */
export function publicAddress({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
}

const tables = {
  user: {
    modelName: "person",
    fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
  },
  session: {
    modelName: "login_session",
    fields: {
      token: "token_hash",
      userId: "person",
      ipAddress: "address",
      userAgent: "user_agent",
      createdAt: "created_at",
      updatedAt: "last_used_at",
      expiresAt: "expires_at",
    },
  },
  account: {
    modelName: "credential",
    fields: {
      userId: "person",
      providerId: "provider",
      accountId: "subject",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "verification",
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
} as const;

function singleSignOn(config: Config) {
  const { sso } = config;
  if (!sso) return [];
  const provider = {
    providerId: singleSignOnProvider,
    discoveryUrl: `${sso.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: sso.clientId,
    clientSecret: sso.clientSecret,
    redirectURI: `${publicAddress(config)}${singleSignOnPath}`,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
  };
  return [genericOAuth({ config: [provider] })];
}

/**
 * Takes the invitations of someone who belongs nowhere yet and whose e-mail is proved; the workspace of the first. So those
 * get in who come by single sign-on for the first time.
 */
async function joinInvited(database: Database, person: string): Promise<number | undefined> {
  const invitations = await invitationsForProved(database, person);
  for (const { id, workspace, role, units } of invitations) {
    await putMembership(database, workspace, person, role, units);
    await removeInvitation(database, workspace, id);
  }
  return invitations[0]?.workspace;
}

function openWith({ config, context, database }: AccountParts, secret: string) {
  const address = publicAddress(config);
  return betterAuth({
    appName: "Vivencia",
    baseURL: address,
    // Never mounted: a path that no route of ours has.
    basePath: "/none",
    secret,
    database: credentialAdapter(database),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    trustedOrigins: [address],
    logger: {
      level: "error",
      // Its messages name no secret, but its details may hold a row or a request.
      log: (level, message) => context.log[level === "error" ? "error" : "info"](`accounts: ${message}`),
    },
    user: {
      ...tables.user,
      additionalFields: { language: { type: "string", required: false, input: false } },
    },
    session: {
      ...tables.session,
      expiresIn: sessionMs / 1000,
      additionalFields: { workspace: { type: "number", required: false, input: false } },
    },
    account: {
      ...tables.account,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: true },
    },
    verification: { ...tables.verification, storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengths.min,
      maxPasswordLength: passwordLengths.max,
      revokeSessionsOnPasswordReset: true,
    },
    advanced: {
      database: { generateId: "uuid", validateSchema: false },
      cookiePrefix: "vivencia",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: address.startsWith("https:"), sameSite: "lax", httpOnly: true },
      cookies: { session_token: { name: sessionCookie } },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const invited = user.emailVerified && (await invitationsFor(database, user.email)).length > 0;
            if (!invited) throw new APIError("FORBIDDEN", { code: "not_invited", message: "not invited" });
            return { data: { ...user, image: null } };
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const workspace =
              (await homeWorkspace(database, session.userId)) ??
              (await joinInvited(database, session.userId));
            if (workspace === undefined)
              throw new APIError("FORBIDDEN", { code: "no_workspace", message: "belongs to no workspace" });
            return { data: { ...session, workspace } };
          },
        },
      },
      account: {
        create: {
          // The provider's tokens are for nothing here, so they are not kept.
          before: async ({ id, userId, providerId, accountId, password, scope }) => {
            const kept = { userId, providerId, accountId, password, scope };
            const dropped = { accessToken: undefined, refreshToken: undefined, idToken: undefined };
            const ends = { accessTokenExpiresAt: undefined, refreshTokenExpiresAt: undefined };
            return { data: { ...(id === undefined ? {} : { id }), ...kept, ...dropped, ...ends } };
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: "Vivencia",
        schema: {
          user: { fields: { twoFactorEnabled: "has_second_factor" } },
          twoFactor: {
            modelName: "second_factor",
            fields: {
              userId: "person",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_attempts",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      entryPlugin(context.random),
      ...singleSignOn(config),
    ],
  });
}

/** An open better-auth, and the secret with which it signs. */
export interface Accounts {
  readonly api: ReturnType<typeof openWith>["api"];
  readonly context: ReturnType<typeof openWith>["$context"];
}

/** Opens it. The secret is the one of the settings, or the one that all processes on this database share. */
export async function openAccounts(parts: AccountParts): Promise<Accounts> {
  const { config, context, database } = parts;
  const secret =
    config.secret ?? (await ensureSecret(database, "accounts", context.random(48).toString("base64url")));
  const opened = openWith(parts, secret);
  await opened.$context;
  return { api: opened.api, context: opened.$context };
}
