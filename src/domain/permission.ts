// What can be allowed: the words that routes, keys and screens share. Who has which stands in one table,
// api/permissions.ts; what each word covers is told to people in docs/reference/permissions.md.

/** Every permission. */
export const permissions = [
  /** Everyone. */
  "public",
  /** Tracking calls, checked by their routes against write keys. */
  "send",
  /** One's own session. */
  "own",
  /** One's own account: only people have one. */
  "account",
  /** Figures, comments, the catalogue and saved views. */
  "figures",
  /** People: finding them, their timelines and traits, and what they do right now. */
  "customers",
  /** Taking data out as files. */
  "export",
  /** Saving questions, dashboards, segments and surveys. */
  "compose",
  /** Asking customers: invitations to surveys, and how they are asked. */
  "invite",
  /** Opening a view to people outside by a link. */
  "share",
  /** Bringing files in, the sources with their health, the ledger, and what was kept aside. */
  "import",
  /** Changing the catalogue and the units, placing history again, repairing what was kept aside. */
  "catalogue",
  /** Parting and joining customers. */
  "join",
  /** The workspace's settings and keys. */
  "manage",
  /** Who belongs to the workspace, in which role. */
  "people",
  /** Making another workspace. */
  "found",
  /** Reading the trail of who did what. */
  "audit",
] as const;

/** What a route asks of its caller. */
export type Permission = (typeof permissions)[number];

/** What a secret key can be made for. */
export const keyScopes = [
  "figures",
  "customers",
  "export",
  "import",
  "catalogue",
  "invite",
] as const satisfies readonly Permission[];

/** One thing that a secret key may do. */
export type KeyScope = (typeof keyScopes)[number];

/** What a secret key may do when its maker says nothing: everything but changing the catalogue and asking people. */
export const usualKeyScopes: readonly KeyScope[] = ["figures", "customers", "export", "import"];

/**
 * What concerns the whole workspace and cannot be cut by unit: who sees only some units has none of these, whatever the
 * role. Who is invited has no unit, a file brings rows of any unit, the catalogue places everyone's history, and a customer is joined everywhere.
 */
export const wholeWorkspacePermissions: readonly Permission[] = [
  "import",
  "catalogue",
  "invite",
  "join",
  "manage",
  "people",
  "audit",
];
