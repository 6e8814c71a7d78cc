// The people of the workspace as the server knows them.

import { queryOptions } from "@tanstack/react-query";
import type { PeopleBody } from "../../api/contract-accounts.ts";
import type { Role } from "../../domain/role.ts";
import { request } from "../session/request.ts";

/** Members and invitations. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: () => request<PeopleBody>("/api/v1/people"),
});

/** One member. */
export type Member = PeopleBody["members"][number];

/** One invitation. */
export type Invited = PeopleBody["invitations"][number];

/** Whether a role can be kept to some units: who manages the whole sees the whole. */
export function canHaveUnits(role: Role): boolean {
  return role !== "owner" && role !== "administrator";
}
