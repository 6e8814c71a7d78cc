// My account as the server knows it, and what follows when it has changed: the menu and the pages ask again.

import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { AccountBody } from "../../api/contract-accounts.ts";
import { request } from "../session/request.ts";

/** My account. */
export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: () => request<AccountBody>("/api/v1/account"),
});

/** Asks anew for the account and for who I am. */
export function useAccountChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      [["account"], ["me"], ["sessions"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  }, [queries]);
}

/** Looks at another workspace: everything that was asked is forgotten, and the overview opens. */
export function useSwitchWorkspace(): (workspace: number) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (workspace) => {
      await request<void>("/api/v1/session/workspace", { method: "PUT", body: { workspace } });
      // The page itself must go first: what it shows belongs to the workspace before.
      await navigate({ to: "/account" });
      queries.clear();
      await navigate({ to: "/", reloadDocument: true });
    },
    [queries, navigate],
  );
}
