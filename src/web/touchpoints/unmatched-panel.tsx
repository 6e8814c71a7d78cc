// Events that no touchpoint claims, most frequent first, each to be given a place in one click.

import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { withEvent } from "../../domain/extend-rule.ts";
import { stageNames, stages } from "../../domain/stage.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import styles from "./unmatched.module.css";
import { type Unmatched, unmatchedQuery } from "./unmatched-query.ts";

function Item(props: {
  item: Unmatched;
  touchpoints: readonly Touchpoint[];
  onNew: (event: string) => void;
  onPlaced: () => void;
}) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const language = useLanguage();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const { item } = props;
  const name = item.event || t("unmatched.nameless");
  const place = useMutation({
    mutationFn: (touchpoint: Touchpoint) =>
      request(`/api/v1/touchpoints/${touchpoint.key}`, {
        method: "PUT",
        body: { ...touchpoint, rule: withEvent(touchpoint.rule, item.event) },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["touchpoints"] });
      props.onPlaced();
    },
  });
  const may = useMay()("catalogue");
  const target = props.touchpoints.find(({ key }) => key === chosen);
  const options = stages.map((stage) => ({
    group: stageNames[stage][language],
    items: props.touchpoints
      .filter((one) => one.stage === stage)
      .map((one) => ({ value: one.key, label: one.names[language] })),
  }));
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <h3>{name}</h3>
        <p className={styles.note}>
          {[
            t("unmatched.times", { count: item.n, formatted: format.count(item.n) }),
            item.source,
            t("unmatched.last", { at: format.moment(item.lastAt) }),
          ].join(" · ")}
        </p>
        {item.example !== "" && item.example !== "{}" && (
          <details>
            <summary>{t("unmatched.example")}</summary>
            <code>{item.example}</code>
          </details>
        )}
      </div>
      {may && (
        <div className={styles.place}>
          {place.isSuccess ? (
            <p role="status">{t("unmatched.placed", { name: target?.names[language] ?? chosen })}</p>
          ) : (
            <>
              {item.event !== "" && (
                <>
                  <NativeSelect
                    aria-label={t("unmatched.choose", { name })}
                    value={chosen}
                    data={[
                      { value: "", label: t("unmatched.chooseHint") },
                      ...options.filter((o) => o.items.length > 0),
                    ]}
                    onChange={(event) => setChosen(event.currentTarget.value)}
                  />
                  <Button
                    disabled={target === undefined}
                    loading={place.isPending}
                    onClick={() => target && place.mutate(target)}
                  >
                    {t("unmatched.place")}
                  </Button>
                </>
              )}
              <Button variant="default" onClick={() => props.onNew(item.event)}>
                {t("unmatched.new")}
              </Button>
            </>
          )}
          {place.isError && <ProblemNote error={place.error} />}
        </div>
      )}
    </li>
  );
}

/** The list. After a placing it offers to place history again. */
export function UnmatchedPanel(props: {
  touchpoints: readonly Touchpoint[];
  onNew: (event: string) => void;
  onPlaceAgain: () => void;
}) {
  const { t } = useTranslation("touchpoints");
  const [placed, setPlaced] = useState(0);
  const found = useQuery(unmatchedQuery);
  return (
    <Panel heading={t("unmatched.heading")} note={t("unmatched.explain")}>
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height="10rem" />}
      {placed > 0 && (
        <div className={styles.offer} role="status">
          <p>{t("unmatched.offer", { count: placed, formatted: placed })}</p>
          <Button
            onClick={() => {
              setPlaced(0);
              props.onPlaceAgain();
            }}
          >
            {t("again.open")}
          </Button>
        </div>
      )}
      {found.data?.events.length === 0 && <p className={styles.none}>{t("unmatched.none")}</p>}
      <ul>
        {found.data?.events.map((item) => (
          <Item
            key={JSON.stringify([item.event, item.source])}
            item={item}
            touchpoints={props.touchpoints}
            onNew={props.onNew}
            onPlaced={() => setPlaced((before) => before + 1)}
          />
        ))}
      </ul>
    </Panel>
  );
}
