// What a touchpoint would claim of the latest interactions, asked again while it is being edited.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TouchpointPreview } from "../../api/contract-arrivals.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./touchpoint-panel.module.css";

type NameOf = (key: string) => string;

function Flows(props: { label: string; flows: TouchpointPreview["gained"]; nameOf: NameOf }) {
  const format = useFormat();
  if (props.flows.length === 0) return null;
  return (
    <div>
      <h4>{props.label}</h4>
      <ul className={styles.flows}>
        {props.flows.slice(0, 8).map(({ touchpoint, n }) => (
          <li key={touchpoint}>
            <span>{props.nameOf(touchpoint)}</span>
            <span className="v-figures">{format.count(n)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The preview of a whole touchpoint; undefined waits until it is one. */
export function RulePreview({ touchpoint, nameOf }: { touchpoint: Touchpoint | undefined; nameOf: NameOf }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  // Only what placing looks at asks again; typing a name does not.
  const asked = touchpoint && {
    ...touchpoint,
    names: { es: "-", en: "-" },
    owner: "",
    standards: {},
  };
  const preview = useQuery({
    queryKey: ["preview", asked],
    queryFn: ({ signal }) =>
      request<TouchpointPreview>("/api/v1/touchpoints/preview", { body: { touchpoint: asked }, signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <section className={styles.preview} aria-label={t("preview.heading")} aria-busy={preview.isFetching}>
      <h3>{t("preview.heading")}</h3>
      {touchpoint === undefined && <p className={styles.note}>{t("preview.incomplete")}</p>}
      {preview.isError && <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && touchpoint && !preview.isError && <Skeleton height="5rem" />}
      {preview.data && <Outcome preview={preview.data} own={touchpoint?.key ?? ""} nameOf={nameOf} />}
      {preview.data && preview.data.since !== null && (
        <p className={styles.note}>
          {t("preview.sample", {
            formatted: format.count(preview.data.examined),
            since: format.moment(preview.data.since),
          })}
        </p>
      )}
    </section>
  );
}

function Outcome({ preview, own, nameOf }: { preview: TouchpointPreview; own: string; nameOf: NameOf }) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  if (preview.examined === 0) return <p className={styles.note}>{t("preview.empty")}</p>;
  return (
    <>
      <p role="status">
        <strong className={styles.claimed}>{format.count(preview.here)}</strong>{" "}
        {t("preview.here", { count: preview.here, before: format.count(preview.hereBefore) })}
      </p>
      <Flows label={t("preview.gained")} flows={preview.gained} nameOf={nameOf} />
      <Flows label={t("preview.lost")} flows={preview.lost} nameOf={nameOf} />
      {preview.examples.length > 0 && (
        <details className={styles.examples}>
          <summary>{t("preview.examples")}</summary>
          <ul>
            {preview.examples.map((one) => (
              <li key={JSON.stringify(one)}>
                <p>
                  <strong>{one.event || t("unmatched.nameless")}</strong>{" "}
                  <span className={styles.note}>
                    {[one.type, one.source, t("preview.times", { formatted: format.count(one.n) })].join(
                      " · ",
                    )}
                    {one.otherwise !== own && ` · ${t("preview.from", { name: nameOf(one.otherwise) })}`}
                  </span>
                </p>
                {one.url && <code>{one.url}</code>}
                {one.properties && one.properties !== "{}" && <code>{one.properties.slice(0, 300)}</code>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
