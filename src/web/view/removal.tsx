// Taking something out of a list, with a way back that stands above the list until it is used or something else is removed.

import { Button } from "@mantine/core";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import styles from "./removal.module.css";

/** Removing one of `queryKey`'s list and bringing it back; what failed last is in `error`. */
export function useRemoval<T>(of: {
  remove: (one: T) => Promise<unknown>;
  restore: (one: T) => Promise<unknown>;
  queryKey: QueryKey;
}) {
  const queries = useQueryClient();
  const [removed, setRemoved] = useState<T | null>(null);
  const removing = useMutation({
    mutationFn: of.remove,
    onSuccess: (_, one) => {
      setRemoved(one);
      return queries.invalidateQueries({ queryKey: of.queryKey });
    },
  });
  const restoring = useMutation({
    mutationFn: of.restore,
    onSuccess: () => {
      setRemoved(null);
      return queries.invalidateQueries({ queryKey: of.queryKey });
    },
  });
  return {
    removed,
    remove: removing.mutate,
    undo: () => removed !== null && restoring.mutate(removed),
    undoing: restoring.isPending,
    error: removing.error ?? restoring.error,
  };
}

/** What was removed and the way back; stays in the page while empty, so that readers hear what comes. */
export function UndoNote(props: {
  removal: { removed: unknown; undo: () => void; undoing: boolean };
  says: string;
  undo: string;
}) {
  const { removed, undo, undoing } = props.removal;
  return (
    <div role="status">
      {removed !== null && (
        <p className={styles.note}>
          {props.says}
          <Button variant="subtle" size="compact-sm" loading={undoing} onClick={undo}>
            {props.undo}
          </Button>
        </p>
      )}
    </div>
  );
}
