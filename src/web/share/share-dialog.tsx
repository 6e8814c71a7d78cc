// Sharing a kept question or a dashboard: with colleagues by its address, with people outside by a link that shows this one
// thing, read-only, and can be withdrawn. A link's address is shown once, when it is made.

import { Button, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Share } from "../../api/contract-shares.ts";
import { AddressField } from "../design/address-field.tsx";
import { Dialog } from "../design/dialog.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useMe } from "../session/workspace.tsx";
import { addressOf, deleteShare, postShare, type Shareable, sharesQuery } from "./queries.ts";
import styles from "./share.module.css";

const lifetimes = ["7", "30", "90", "365", "never"] as const;

function LiveLink({ share, onEnd, ending }: { share: Share; onEnd: () => void; ending: boolean }) {
  const { t } = useTranslation("share");
  const format = useFormat();
  return (
    <li className={styles.link}>
      <div>
        <p>{t("link.made", { name: share.madeBy, when: format.moment(share.createdAt) })}</p>
        <p className={styles.detail}>
          {share.expiresAt ? t("link.until", { when: format.moment(share.expiresAt) }) : t("link.stays")}
          {" · "}
          {share.lastSeenAt
            ? t("link.seen", {
                count: share.seen,
                formatted: format.count(share.seen),
                when: format.moment(share.lastSeenAt),
              })
            : t("link.unseen")}
        </p>
      </div>
      <Button
        variant="default"
        size="xs"
        loading={ending}
        aria-label={t("link.endThis", { when: format.moment(share.createdAt) })}
        onClick={onEnd}
      >
        {t("link.end")}
      </Button>
    </li>
  );
}

/** The dialog. `kind` and `id` say what is shared. */
export function ShareDialog(props: Shareable & { name: string; onClose: () => void }) {
  const { t } = useTranslation("share");
  const queries = useQueryClient();
  const { kind, id, name, onClose } = props;
  const { workspace } = useMe();
  const [days, setDays] = useState<(typeof lifetimes)[number]>("30");
  const shares = useQuery(sharesQuery({ kind, id }));
  const again = () => queries.invalidateQueries({ queryKey: sharesQuery({ kind, id }).queryKey });
  const make = useMutation({
    mutationFn: () => postShare({ kind, id }, days === "never" ? null : Number(days)),
    onSuccess: again,
  });
  const end = useMutation({ mutationFn: deleteShare, onSuccess: again });
  const made = make.data;
  const live = shares.data?.shares ?? [];
  const isLive = made !== undefined && (!shares.data || live.some((share) => share.id === made.id));
  return (
    <Dialog onClose={onClose} size="lg" title={t("title", { name })}>
      <section className={styles.part} aria-labelledby="share-inside">
        <h3 id="share-inside">{t("inside.heading", { workspace: workspace.name })}</h3>
        <p className={styles.detail}>{t("inside.explain")}</p>
        <AddressField address={window.location.href} label={t("inside.address")} />
      </section>
      <section className={styles.part} aria-labelledby="share-outside">
        <h3 id="share-outside">{t("outside.heading")}</h3>
        <p className={styles.detail}>{t(`outside.explain.${kind}`)}</p>
        <div className={styles.make}>
          <Select
            label={t("outside.lifetime")}
            value={days}
            allowDeselect={false}
            data={lifetimes.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
            onChange={(value) => setDays(lifetimes.find((one) => one === value) ?? "30")}
          />
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            {t("outside.make")}
          </Button>
        </div>
        <div role="status">
          {made && isLive && (
            <div className={styles.made}>
              <p>{t("outside.once")}</p>
              <AddressField address={addressOf(made.token)} label={t("outside.address")} />
            </div>
          )}
        </div>
        {make.isError && <ProblemNote error={make.error} />}
        {end.isError && <ProblemNote error={end.error} />}
        {shares.isError && <ProblemNote error={shares.error} onRetry={() => void shares.refetch()} />}
        {shares.isPending && <Skeleton height="3rem" />}
        {live.length > 0 && (
          <>
            <h4>{t("link.live")}</h4>
            <ul className={styles.links}>
              {live.map((share) => (
                <LiveLink
                  key={share.id}
                  share={share}
                  ending={end.isPending && end.variables === share.id}
                  onEnd={() => end.mutate(share.id)}
                />
              ))}
            </ul>
          </>
        )}
      </section>
    </Dialog>
  );
}
