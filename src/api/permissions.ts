// The one table of who may do what. A route names its permission; a caller has a kind; this says whether they fit.
// A route without a permission is refused when the server is built, so that none is forgotten.

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
      readonly name: string;
      readonly role: "owner";
      readonly token: string;
    }
  /** A program with a secret key. */
  | {
      readonly kind: "secret";
      readonly workspace: number;
      readonly units: readonly string[] | null;
      readonly keyId: string;
    }
  /** The command line on this machine, by the token that only the owner of the data directory can read. */
  | { readonly kind: "local"; readonly workspace: number; readonly units: null };

/** A caller who belongs to a workspace. */
export type Member = Exclude<Caller, { kind: "nobody" }>;

/** What a route asks of its caller. */
export type Permission = "public" | "send" | "read" | "import" | "manage";

/** Which kinds of caller have which permission. `send` is checked by the tracking routes against write keys. */
export const permissionTable: Readonly<Record<Permission, readonly Caller["kind"][]>> = {
  public: ["nobody", "session", "secret", "local"],
  send: ["nobody", "session", "secret", "local"],
  read: ["session", "secret", "local"],
  import: ["session", "secret", "local"],
  manage: ["session", "local"],
};

/** Lets the caller pass or throws `unauthenticated` or `forbidden`. */
export function decideAccess(caller: Caller, permission: Permission): void {
  if (permissionTable[permission].includes(caller.kind)) return;
  if (caller.kind === "nobody")
    throw new AppError(
      "unauthenticated",
      "Sign in, or send a secret key as `Authorization: Bearer viv_secret_…`. `vivencia keys create --kind secret` makes one.",
    );
  throw new AppError(
    "forbidden",
    "A secret key may not do this; sign in as the owner or use the command line.",
  );
}
