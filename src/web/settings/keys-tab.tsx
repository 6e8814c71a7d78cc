// The keys of the workspace: make one, see when each was last used, end one. A secret key's text is shown this once.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyMade, KeysAnswer } from "../../api/contract.ts";
import { Dialog } from "../design/dialog.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import { MakeKey } from "./make-key.tsx";
import { MessengerPanel } from "./messenger-panel.tsx";
import styles from "./settings.module.css";

type Key = KeysAnswer["keys"][number];

const keysKey = ["keys"];

function EndKey({ ending, onClose }: { ending: Key | null; onClose: () => void }) {
  const { t } = useTranslation("settings");
  const { t: shared } = useTranslation();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => request<void>(`/api/v1/keys/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keysKey });
      onClose();
    },
  });
  return (
    <Dialog
      opened={ending !== null}
      onClose={onClose}
      title={t("keys.endTitle", { name: ending?.name ?? "" })}
    >
      <p>{t("keys.endExplain")}</p>
      {end.isError && <ProblemNote error={end.error} />}
      <div className={styles.actions}>
        <Button color="red" loading={end.isPending} onClick={() => ending && end.mutate(ending.id)}>
          {t("keys.end")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {shared("cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

function KeysPanel() {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: keysKey, queryFn: () => request<KeysAnswer>("/api/v1/keys") });
  const [made, setMade] = useState<KeyMade | null>(null);
  const [ending, setEnding] = useState<Key | null>(null);
  return (
    <Panel heading={t("keys.heading")} note={t("keys.explain")}>
      {keys.isError && <ProblemNote error={keys.error} onRetry={() => void keys.refetch()} />}
      <ul className={styles.keys} aria-label={t("keys.heading")}>
        {keys.data?.keys.map((key) => (
          <li key={key.id}>
            <span className={styles.keyName}>
              {key.name}
              <code>{key.start}…</code>
              {key.kind === "secret" && (
                <span className={styles.mute}>
                  {key.scopes.map((scope) => t(`keys.scope.${scope}`)).join(", ")}
                  {key.units !== null && ` · ${key.units.join(", ")}`}
                </span>
              )}
            </span>
            <span className={styles.kind}>{t(`keys.${key.kind}`)}</span>
            <span className={styles.mute}>
              {key.lastUsedAt === null
                ? t("keys.neverUsed")
                : t("keys.lastUsed", { moment: format.moment(key.lastUsedAt) })}
            </span>
            <Button variant="subtle" size="xs" onClick={() => setEnding(key)}>
              {t("keys.end")}
              <span className="v-spoken"> {key.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <MakeKey
        onMade={(fresh) => {
          setMade(fresh);
          void queries.invalidateQueries({ queryKey: keysKey });
        }}
      />
      <ShownOnce
        note={t(made?.kind === "secret" ? "keys.madeSecret" : "keys.madeWrite")}
        text={made?.key ?? null}
      />
      <EndKey ending={ending} onClose={() => setEnding(null)} />
    </Panel>
  );
}

/** The tab of what other programs are connected by: keys to ask here, and the tool that is told. */
export default function KeysTab() {
  return (
    <>
      <KeysPanel />
      <MessengerPanel />
    </>
  );
}
