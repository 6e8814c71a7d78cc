// What came of trying kept items again.

import { useTranslation } from "react-i18next";
import type { Replayed } from "../../api/contract-arrivals.ts";
import { useFormat } from "../session/workspace.tsx";

/** The outcome in one line; always present for screen readers, so that they hear it come. */
export function Replay({ replayed }: { replayed: Replayed | undefined }) {
  const { t } = useTranslation("data");
  const format = useFormat();
  return (
    <p role="status">
      {replayed &&
        t("replay.outcome", {
          tried: format.count(replayed.tried),
          accepted: format.count(replayed.accepted),
          remaining: format.count(replayed.remaining),
        })}
    </p>
  );
}
