// A part of the workspace's settings while it is being changed. Each panel changes its own part; what is saved is the
// part on top of everything else as the server has it, because a workspace is written whole.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Me, WorkspaceBody } from "../../api/contract.ts";
import { request } from "../session/request.ts";
import { useMe } from "../session/workspace.tsx";

/** The settings as they are kept. */
export type WorkspaceSettings = Required<WorkspaceBody>;

function useSave() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WorkspaceSettings) =>
      request<Me["workspace"]>("/api/v1/workspace", { method: "PUT", body }),
    // Times, money and greying follow the settings everywhere.
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** The draft of the settings named. */
export function useWorkspaceDraft<Name extends keyof WorkspaceSettings>(names: readonly Name[]) {
  const { id: _, ...kept } = useMe().workspace;
  const all: WorkspaceSettings = kept;
  const [changes, setChanges] = useState<Partial<Pick<WorkspaceSettings, Name>>>({});
  const save = useSave();
  const draft: WorkspaceSettings = { ...all, ...changes };
  const changed = names.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(all[name]));
  return {
    draft,
    changed,
    change: (part: Partial<Pick<WorkspaceSettings, Name>>) => {
      save.reset();
      setChanges({ ...changes, ...part });
    },
    save: (tidied: Partial<Pick<WorkspaceSettings, Name>> = {}) =>
      save.mutate({ ...draft, ...tidied }, { onSuccess: () => setChanges({}) }),
    pending: save.isPending,
    error: save.isError ? save.error : null,
    saved: save.isSuccess && !changed,
  };
}
