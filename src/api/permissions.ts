// The one table of who may do what. A route names its permission; a caller is a role or a program; this says whether they
// fit. A route without a permission is refused when the server is built, so that none is forgotten.

import type { Role } from "../domain/role.ts";
import { AppError } from "../errors.ts";

/** Who asks. */
export type Caller =
  | { readonly kind: "nobody" }
  /** A person with a session in the browser. */
  | {
      readonly kind: "session";
      readonly workspace: number;
      /** Units this person may see; `null` is all. */
      readonly units: readonly string[] | null;
      readonly account: string;
      readonly name: string;
      readonly role: Role;
      readonly token: string;
    }
  /** A program with a secret key. */
  | {
      readonly kind: "secret";
      readonly workspace: number;
      readonly units: readonly string[] | null;
      readonly keyId: string;
      readonly keyName: string;
    }
  /** The command line on this machine, by the token that only the owner of the data directory can read. */
  | { readonly kind: "local"; readonly workspace: number; readonly units: null };

/** A caller who belongs to a workspace. */
export type Member = Exclude<Caller, { kind: "nobody" }>;

/** What the table speaks of: a role of people, or a kind of program. */
export type Who = Role | "nobody" | "secret" | "local";

/** What a route asks of its caller. */
export type Permission =
  /** Everyone. */
  | "public"
  /** Tracking calls, checked by their routes against write keys. */
  | "send"
  /** One's own session and account. */
  | "own"
  /** Figures, comments, the catalogue and saved views. */
  | "figures"
  /** People: finding them, their timelines and traits. */
  | "customers"
  /** Taking data out as files. */
  | "export"
  /** Saving questions, dashboards and segments. */
  | "compose"
  /** Opening a view to people outside by a link. */
  | "share"
  /** Bringing files in, and seeing what arrives and what was kept aside. */
  | "import"
  /** Changing the catalogue and the units, placing history again, repairing what was kept aside. */
  | "catalogue"
  /** Parting and joining customers. */
  | "join"
  /** The workspace's settings and keys. */
  | "manage"
  /** Who belongs to the workspace, in which role. */
  | "people"
  /** Reading the trail of who did what. */
  | "audit";

const leaders: readonly Who[] = ["owner", "administrator"];
const managers: readonly Who[] = [...leaders, "cx_manager"];
const analysts: readonly Who[] = [...managers, "analyst"];
const people: readonly Who[] = [...analysts, "agent", "viewer"];
const everyone: readonly Who[] = ["nobody", ...people, "secret", "local"];

/** Who has which permission. */
export const permissionTable: Readonly<Record<Permission, readonly Who[]>> = {
  public: everyone,
  send: everyone,
  own: [...people, "secret", "local"],
  figures: [...people, "secret", "local"],
  customers: [...analysts, "agent", "secret", "local"],
  export: [...analysts, "secret", "local"],
  compose: [...analysts, "local"],
  share: [...managers, "local"],
  import: [...analysts, "secret", "local"],
  catalogue: [...managers, "local"],
  join: [...managers, "agent", "local"],
  manage: [...leaders, "local"],
  people: [...leaders, "local"],
  audit: [...leaders, "local"],
};

/** What the table calls this caller. */
export function whoOf(caller: Caller): Who {
  return caller.kind === "session" ? caller.role : caller.kind;
}

/** Lets the caller pass or throws `unauthenticated` or `forbidden`. */
export function decideAccess(caller: Caller, permission: Permission): void {
  if (permissionTable[permission].includes(whoOf(caller))) return;
  if (caller.kind === "nobody")
    throw new AppError(
      "unauthenticated",
      "Sign in, or send a secret key as `Authorization: Bearer viv_secret_…`. `vivencia keys create --kind secret` makes one.",
    );
  throw new AppError(
    "forbidden",
    caller.kind === "session"
      ? `Your role may not do this (${permission}); ask an administrator of the workspace.`
      : "A secret key may not do this; sign in as the owner or use the command line.",
  );
}
