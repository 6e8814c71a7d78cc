// Says when the server does not answer or its engines are starting, and that the app keeps trying by itself.

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { RequestFailed } from "../session/request.ts";
import styles from "./shell.module.css";

type Trouble = "unreachable" | "starting" | null;

/** The trouble that any question on the screen is in. */
function useTrouble(): Trouble {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      for (const query of cache.getAll()) {
        const error = query.state.fetchFailureReason ?? query.state.error;
        if (query.getObserversCount() === 0 || !(error instanceof RequestFailed)) continue;
        if (error.kind === "unreachable" || error.kind === "starting") return error.kind;
      }
      return null;
    },
  );
}

/** A strip above the page while there is trouble; always present for screen readers, so that they hear it come and go. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const trouble = useTrouble();
  return (
    <div role="status">
      {trouble && (
        <p className={styles.trouble}>
          <Icon name="warning" />
          {t(`connection.${trouble}`)}
        </p>
      )}
    </div>
  );
}
