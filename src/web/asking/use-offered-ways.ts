// By which ways one may invite here: a messaging tool is offered where there is one.

import { useQuery } from "@tanstack/react-query";
import { type InvitationWay, invitationWays } from "../../domain/survey/asking.ts";
import { useMay } from "../session/workspace.tsx";
import { invitationWaysQuery } from "./queries.ts";

/** The ways in their order, with `kept` where it was chosen already; and whether mail can go. */
export function useOfferedWays(kept?: InvitationWay): {
  readonly offered: readonly InvitationWay[];
  readonly canMail: boolean;
} {
  const may = useMay();
  const { data } = useQuery({ ...invitationWaysQuery, enabled: may("invite") });
  return {
    offered: invitationWays.filter((way) => way !== "webhook" || way === kept || data?.webhook === true),
    canMail: data?.email ?? true,
  };
}
