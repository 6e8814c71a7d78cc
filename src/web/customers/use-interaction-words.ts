// What an interaction is called: its touchpoint in the reader's language, else its event, else its kind.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineItem } from "../../api/contract-customers.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import { useNames } from "../view/use-names.ts";

const outcomes = [
  "resolved",
  "solved",
  "unresolved",
  "open",
  "abandoned",
  "cancelled",
  "failed",
  "late",
  "on_time",
  "delivered",
  "completed",
] as const;

/** The words. */
export function useInteractionWords() {
  const { t } = useTranslation("customers");
  const nameOf = useNames();
  return useMemo(() => {
    const kindName = (kind: string): string => {
      const known = interactionKinds.find((one) => one === kind);
      return known ? t(`interaction.${known}`) : kind;
    };
    return {
      kind: kindName,
      title: (item: TimelineItem): string => {
        if (item.touchpoint !== "") return nameOf("touchpoint", item.touchpoint);
        return item.event !== "" ? item.event : kindName(item.kind);
      },
      /** An outcome in words where it is a usual one, else as the sender wrote it. */
      outcome: (outcome: string): string => {
        const plain = outcome.toLowerCase().replace(/[\s-]+/g, "_");
        const known = outcomes.find((one) => one === plain);
        return known ? t(`outcome.${known}`) : outcome;
      },
    };
  }, [t, nameOf]);
}
