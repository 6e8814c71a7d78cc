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
} as const;
