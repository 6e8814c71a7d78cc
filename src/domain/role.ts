// What a person is in a workspace. What each role may do stands in one table, api/permissions.ts; which units a person sees
// is not the role's business but the membership's.

/** The roles, from the one who may do everything to the one who only looks. */
export const roles = ["owner", "administrator", "cx_manager", "analyst", "agent", "viewer"] as const;

/** One role. */
export type Role = (typeof roles)[number];
