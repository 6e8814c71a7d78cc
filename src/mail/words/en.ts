// What the letters about accounts say in English. es.ts has the same keys by type.

import type { Role } from "../../domain/role.ts";

const roles: Readonly<Record<Role, string>> = {
  owner: "owner",
  administrator: "administrator",
  cx_manager: "CX manager",
  analyst: "analyst",
  agent: "agent",
  viewer: "viewer",
};

/** The English letters. */
export const en = {
  invitation: {
    subject: (workspace: string) => `You are invited to ${workspace}`,
    heading: (workspace: string) => `Join ${workspace} on Vivencia`,
    body: (by: string | null, role: Role) =>
      by === null
        ? `You are invited as ${roles[role]}.`
        : `${by} invites you to see and improve the customer experience together, as ${roles[role]}.`,
    expires: (days: number) => `The invitation is valid for ${days} days.`,
    button: "Accept the invitation",
    smallPrint: "If you did not expect this, do nothing: without the link nobody joins in your name.",
  },
  signIn: {
    subject: "Your link to sign in",
    heading: "Sign in to Vivencia",
    body: "The link works once, in the next quarter of an hour.",
    button: "Sign in",
    smallPrint: "If you did not ask for it, do nothing. Somebody has typed your e-mail on the sign-in page.",
  },
  newPassword: {
    subject: "Choose a new password",
    heading: "A new password for Vivencia",
    body: "The link works once, in the next hour. All signed-in browsers will have to sign in again.",
    button: "Choose a password",
    smallPrint: "If you did not ask for it, do nothing: your password stays as it is.",
  },
  newEmail: {
    subject: "Confirm your new e-mail",
    heading: "Is this your new e-mail?",
    body: "Open the link and confirm it, within a day. Until then you sign in with the e-mail you have now.",
    button: "Confirm this e-mail",
    smallPrint: "If you did not ask for it, do nothing: no account will be joined to this address.",
  },
  emailChanged: {
    subject: "You sign in with another e-mail now",
    heading: "Your e-mail has changed",
    body: (email: string) => `From now on you sign in to Vivencia with ${email}, and mails go there.`,
    smallPrint: "If it was not you, tell an administrator of your workspace at once.",
  },
} as const;
