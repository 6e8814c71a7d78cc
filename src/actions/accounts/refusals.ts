// What better-auth refuses, in our own closed list of codes and in words that say what to do. Whatever is not known here is
// an error of ours and goes on as it came.

import { isAPIError } from "better-auth/api";
import { AppError, type ErrorCode } from "../../errors.ts";

const known: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ["unauthenticated", "The e-mail or the password is not right."],
  INVALID_EMAIL: ["unauthenticated", "The e-mail or the password is not right."],
  INVALID_PASSWORD: ["forbidden", "The current password is not right."],
  PASSWORD_TOO_SHORT: ["bad-input", "The password is too short."],
  PASSWORD_TOO_LONG: ["bad-input", "The password is too long."],
  INVALID_TOKEN: ["unauthenticated", "This link was used before or is too old. Ask for a new one."],
  USER_NOT_FOUND: ["unauthenticated", "This link was used before or is too old. Ask for a new one."],
  no_workspace: ["forbidden", "You belong to no workspace any more. Ask an administrator to invite you."],
  not_invited: ["forbidden", "Nobody has invited this e-mail. Ask an administrator of the workspace."],
  INVALID_CODE: ["forbidden", "The code is not right. Use the one that the app shows now."],
  INVALID_BACKUP_CODE: ["forbidden", "The backup code is not right, or was used before."],
  INVALID_TWO_FACTOR_COOKIE: ["unauthenticated", "Too much time has passed. Sign in from the beginning."],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    "unauthenticated",
    "Too many wrong codes. Sign in from the beginning.",
  ],
  ACCOUNT_TEMPORARILY_LOCKED: ["rate-limited", "Too many wrong codes. Try again in a quarter of an hour."],
  TOTP_ALREADY_ENABLED: ["conflict", "The second factor is on. Turn it off first to set up another app."],
  TOTP_NOT_ENABLED: ["conflict", "The second factor is not set up."],
  TWO_FACTOR_NOT_ENABLED: ["conflict", "The second factor is not set up."],
  BACKUP_CODES_NOT_ENABLED: ["conflict", "The second factor is not set up."],
  PASSWORD_ALREADY_SET: ["conflict", "A password is set already; change it with the current one."],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ["conflict", "Set a password first."],
};

/** A refusal as ours. */
export function refusalOf(thrown: unknown): unknown {
  if (!isAPIError(thrown)) return thrown;
  const code = String(thrown.body?.code ?? "");
  const found = known[code];
  if (found) return new AppError(found[0], found[1], { cause: thrown });
  if (thrown.statusCode === 401) return new AppError("unauthenticated", "Sign in again.", { cause: thrown });
  return new AppError("internal", `accounts refused: ${code || thrown.message}`, { cause: thrown });
}

/** Does the work; what better-auth refuses becomes one of our errors. */
export async function translating<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw refusalOf(thrown);
  }
}
