// The contract of accounts: signing in, one's own account, the people of a workspace and their invitations.

import { z } from "zod";
import { languages } from "../domain/language.ts";
import { passwordMin } from "../domain/password.ts";
import { roles } from "../domain/role.ts";

const languageSchema = z.enum(languages);
const roleSchema = z.enum(roles);
const emailSchema = z.email().max(254);
const nameSchema = z.string().trim().min(1).max(120);
const newPasswordSchema = z.string().min(passwordMin).max(128);
const passwordSchema = z.string().min(1).max(128);
const tokenSchema = z.string().min(10).max(200);
const unitsSchema = z.array(z.string().min(1).max(200)).max(1000).nullable();

/** 202 of a step of signing in: a code of the second factor is due. */
export const secondFactorDueSchema = z.object({ secondFactor: z.literal(true) });

/** GET /api/v1/session/ways: what the sign-in page can offer. */
export const waysSchema = z.object({
  /** Whether links can be sent by mail. */
  mail: z.boolean(),
  /** Whether the company's single sign-on is configured. */
  singleSignOn: z.boolean(),
});

/** POST /api/v1/session/password */
export const passwordSignInSchema = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(200),
});

/** POST /api/v1/session/second-factor: six digits of the app, or a backup code. */
export const secondFactorSchema = z.strictObject({ code: z.string().trim().min(6).max(20) });

/** POST /api/v1/session/mail and /api/v1/password/forgotten */
export const emailBodySchema = z.strictObject({ email: emailSchema });

/** POST /api/v1/session/sso */
export const singleSignOnSchema = z.object({ url: z.string() });

/** POST /api/v1/password/reset */
export const passwordResetSchema = z.strictObject({ token: tokenSchema, password: newPasswordSchema });

/** PUT /api/v1/session/workspace */
export const switchBodySchema = z.strictObject({ workspace: z.number().int().positive().max(2_147_483_647) });

/** GET /api/v1/account */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** A new e-mail that waits for the link sent to it; until then `email` holds. */
  pendingEmail: z.string().nullable(),
  language: languageSchema.nullable(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  workspaces: z.array(z.object({ workspace: z.number(), name: z.string(), role: roleSchema })),
  canMail: z.boolean(),
});

/** PUT /api/v1/account: another e-mail needs the password, and where mail is sent, the link sent to it. */
export const accountBodySchema = z.strictObject({
  name: nameSchema,
  email: emailSchema.nullable(),
  language: languageSchema,
  password: passwordSchema.optional(),
});

/** POST /api/v1/email/prove: the token of the mail. */
export const emailProofSchema = z.strictObject({ token: tokenSchema });

/** The e-mail that holds from now on. */
export const emailProvedSchema = z.object({ email: z.string() });

/** PUT /api/v1/account/password: `current` unless none is set yet. */
export const passwordBodySchema = z.strictObject({
  current: passwordSchema.optional(),
  password: newPasswordSchema,
});

/** Bodies that only prove that it is really the owner of the account. */
export const proofBodySchema = z.strictObject({ password: passwordSchema });

/** POST /api/v1/account/second-factor */
export const secondFactorMadeSchema = z.object({
  /** otpauth:// for the QR code. */
  uri: z.string(),
  /** The same secret to type. */
  secret: z.string(),
  backupCodes: z.array(z.string()),
});

/** POST /api/v1/account/backup-codes */
export const backupCodesSchema = z.object({ backupCodes: z.array(z.string()) });

/** GET /api/v1/account/sessions */
export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      userAgent: z.string().nullable(),
      createdAt: z.string(),
      lastUsedAt: z.string(),
      /** The one that asks. */
      isThis: z.boolean(),
    }),
  ),
});

/** One member of a workspace. */
export const personSchema = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: roleSchema,
  /** Units that may be seen; null is all. */
  units: unitsSchema,
  hasSecondFactor: z.boolean(),
  lastUsedAt: z.string().nullable(),
});

/** An invitation under way. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  units: unitsSchema,
  language: languageSchema,
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isOver: z.boolean(),
});

/** GET /api/v1/people */
export const peopleSchema = z.object({
  members: z.array(personSchema),
  invitations: z.array(invitationSchema),
  canMail: z.boolean(),
});

/** PUT /api/v1/people/:id */
export const memberBodySchema = z.strictObject({ role: roleSchema, units: unitsSchema.default(null) });

/** POST /api/v1/invitations */
export const invitationBodySchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  units: unitsSchema.default(null),
  language: languageSchema,
  /** Send the link by mail; otherwise hand it over yourself. */
  byMail: z.boolean().default(false),
});

/** POST /api/v1/invitations/:id/again */
export const inviteAgainSchema = z.strictObject({ byMail: z.boolean().default(false) });

/** A new invitation; its token opens `/join#token` and is shown this once. */
export const invitationMadeSchema = z.object({ id: z.string(), token: z.string(), sent: z.boolean() });

/** POST /api/v1/join/read and /api/v1/join/accept */
export const joinTokenSchema = z.strictObject({ token: tokenSchema });

/** What the invited see. */
export const joinReadSchema = z.object({
  workspace: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string().nullable(),
  language: languageSchema,
  /** The e-mail has an account: sign in and accept. */
  isKnown: z.boolean(),
});

/** POST /api/v1/join */
export const joinBodySchema = z.strictObject({
  token: tokenSchema,
  name: nameSchema,
  password: newPasswordSchema,
  language: languageSchema,
});

/** POST /api/v1/workspaces */
export const foundBodySchema = z.strictObject({ name: nameSchema });

export type Ways = z.infer<typeof waysSchema>;
export type AccountBody = z.infer<typeof accountSchema>;
export type SecondFactorMade = z.infer<typeof secondFactorMadeSchema>;
export type SessionsBody = z.infer<typeof sessionsSchema>;
export type PeopleBody = z.infer<typeof peopleSchema>;
export type InvitationMade = z.infer<typeof invitationMadeSchema>;
export type JoinRead = z.infer<typeof joinReadSchema>;
