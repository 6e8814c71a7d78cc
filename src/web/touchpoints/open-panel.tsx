// The panel that the address asks for: an existing touchpoint, a new one, or a new one filled from an event.

import { useQuery } from "@tanstack/react-query";
import { draftOf, newDraft } from "./draft.ts";
import { type PanelOutcome, TouchpointPanel } from "./touchpoint-panel.tsx";
import { unmatchedQuery } from "./unmatched-query.ts";
import type { Measured } from "./use-catalogue.ts";
import { usePage } from "./use-page.ts";

/** The panel, as soon as what it edits is known. */
export function OpenPanel(props: { measured: readonly Measured[]; onDone: (outcome: PanelOutcome) => void }) {
  const { search, plain, change } = usePage();
  const unmatched = useQuery({ ...unmatchedQuery, enabled: search.event !== undefined });
  if (search.edit === undefined) return null;
  const touchpoints = props.measured.map(({ touchpoint }) => touchpoint);
  const existing = touchpoints.find(({ key }) => key === search.edit);
  if (search.edit !== "" && existing === undefined) return null;
  if (search.event !== undefined && unmatched.isPending) return null;
  const event = unmatched.data?.events.find((one) => one.event === search.event) ?? null;
  const start = existing ? draftOf(existing) : newDraft(event, new Set(touchpoints.map(({ key }) => key)));
  return (
    <TouchpointPanel
      key={`${search.edit} ${search.event ?? ""}`}
      start={start}
      isNew={existing === undefined}
      touchpoints={touchpoints}
      onClose={() => change(plain)}
      onDone={(outcome) => {
        change(plain);
        props.onDone(outcome);
      }}
    />
  );
}
