// The one table of who may do what. A route names its permission; a caller is a role or a program; this says whether they
// fit. A route without a permission is refused when the server is built, so that none is forgotten. Two things take from
// what the table gives and nothing adds to it: the scopes of a secret key, and seeing only some units of the workspace.

import {
  type KeyScope,
  keyScopes,
  type Permission,
  permissions,
  wholeWorkspacePermissions,
} from "../domain/permission.ts";
import type { Role } from "../domain/role.ts";
import { AppError } from "../errors.ts";

/** A person with a session in the browser, and what they are in the workspace that it looks at. */
export interface SessionCaller {
  readonly kind: "session";
  readonly workspace: number;
  /** Nodes of the tree of units that this person was given; `null` is all. The guard adds those under them. */
  readonly units: readonly string[] | null;
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Id of the session. */
  readonly id: string;
  readonly token: string;
}

/** Who asks. */
export type Caller =
  | { readonly kind: "nobody" }
  /** A person with a session in the browser. */
  | SessionCaller
  /** A program with a secret key. */
  | {
      readonly kind: "secret";
      readonly workspace: number;
      readonly units: readonly string[] | null;
      readonly keyId: string;
      readonly keyName: string;
      /** What the key was made for. */
      readonly scopes: readonly KeyScope[];
    }
  /** The command line on this machine, by the token that only the owner of the data directory can read. */
  | { readonly kind: "local"; readonly workspace: number; readonly units: null };

/** A caller who belongs to a workspace. */
export type Member = Exclude<Caller, { kind: "nobody" }>;

/** What the table speaks of: a role of people, or a kind of program. */
export type Who = Role | "nobody" | "secret" | "local";

export type { Permission };

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
  account: people,
  figures: [...people, "secret", "local"],
  customers: [...analysts, "agent", "secret", "local"],
  export: [...analysts, "secret", "local"],
  compose: [...analysts, "local"],
  invite: [...analysts, "secret", "local"],
  share: [...managers, "local"],
  import: [...analysts, "secret", "local"],
  catalogue: [...managers, "secret", "local"],
  join: [...managers, "agent", "local"],
  manage: [...leaders, "local"],
  people: [...leaders, "local"],
  found: ["owner"],
  audit: [...leaders, "local"],
};

/** What the table calls this caller. */
export function whoOf(caller: Caller): Who {
  return caller.kind === "session" ? caller.role : caller.kind;
}

function isKeyScope(permission: Permission): permission is KeyScope {
  return keyScopes.some((scope) => scope === permission);
}

/** Why a caller may not do something; undefined when they may. */
function refusalOf(caller: Caller, permission: Permission): "role" | "scope" | "units" | undefined {
  if (!permissionTable[permission].includes(whoOf(caller))) return "role";
  if (caller.kind === "secret" && isKeyScope(permission) && !caller.scopes.includes(permission))
    return "scope";
  if (caller.kind !== "nobody" && caller.units !== null && wholeWorkspacePermissions.includes(permission))
    return "units";
  return undefined;
}

/** Whether the caller has the permission. */
export function mayDo(caller: Caller, permission: Permission): boolean {
  return refusalOf(caller, permission) === undefined;
}

/** All permissions of a caller, in the order of the table. */
export function permissionsOf(caller: Caller): Permission[] {
  return permissions.filter((permission) => mayDo(caller, permission));
}

/** Lets the caller pass or throws `unauthenticated` or `forbidden`. */
export function decideAccess(caller: Caller, permission: Permission): void {
  const refusal = refusalOf(caller, permission);
  if (refusal === undefined) return;
  if (caller.kind === "nobody")
    throw new AppError(
      "unauthenticated",
      "Sign in, or send a secret key as `Authorization: Bearer viv_secret_…`. `vivencia keys create --kind secret` makes one.",
    );
  throw new AppError("forbidden", refusalWords(caller, permission, refusal));
}

function refusalWords(caller: Member, permission: Permission, refusal: "role" | "scope" | "units"): string {
  if (refusal === "units")
    return `This concerns the whole workspace (${permission}), and you see only some of its units; ask an administrator of the workspace.`;
  if (refusal === "scope")
    return `This secret key was not made for this (${permission}); \`vivencia keys create --kind secret --scope ${permission}\` makes one that is.`;
  return caller.kind === "session"
    ? `Your role may not do this (${permission}); ask an administrator of the workspace.`
    : "A secret key may not do this; sign in as the owner or use the command line.";
}
