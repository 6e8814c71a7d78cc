// The panel at the side in which one touchpoint is made or changed. What it would claim is shown beside it before anything
// is saved; saving places what arrives from then on, and history only when asked.

import { Button, Drawer } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useLanguage } from "../session/workspace.tsx";
import { checkDraft, type Draft, keyFrom, touchpointOf } from "./draft.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { isComplete, readRule } from "./rule-form.ts";
import { RulePreview } from "./rule-preview.tsx";
import { TouchpointFields } from "./touchpoint-fields.tsx";
import styles from "./touchpoint-panel.module.css";

/** What became of the touchpoint. */
export type PanelOutcome = "saved" | "removed";

/** The panel; `start` is the touchpoint as it was, or the beginning of a new one. */
export function TouchpointPanel(props: {
  start: Draft;
  isNew: boolean;
  touchpoints: readonly Touchpoint[];
  onClose: () => void;
  onDone: (outcome: PanelOutcome) => void;
}) {
  const { t } = useTranslation("touchpoints");
  const { t: shell } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(props.start);
  const [tried, setTried] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { isNew } = props;
  const taken = useMemo(() => new Set(props.touchpoints.map(({ key }) => key)), [props.touchpoints]);
  const keyed = isNew && draft.key === "" ? { ...draft, key: keyFrom(draft.es || draft.en, taken) } : draft;
  const form = keyed.rule === null ? null : readRule(keyed.rule);
  const whole = form === null || form === undefined || isComplete(form);
  const touchpoint = whole ? touchpointOf(keyed) : undefined;
  const [previewed] = useDebouncedValue(
    touchpointOf({ ...keyed, es: "-", en: "-", wait: "", csat: "" }),
    400,
  );
  const dirty = JSON.stringify(draft) !== JSON.stringify(props.start);
  const done = (outcome: PanelOutcome) => {
    for (const queryKey of [["touchpoints"], ["unmatched"], ["waits"], ["preview"]])
      void queries.invalidateQueries({ queryKey });
    props.onDone(outcome);
  };
  const path = `/api/v1/touchpoints/${encodeURIComponent(keyed.key)}`;
  const save = useMutation({
    mutationFn: (body: Touchpoint) => request(path, { method: "PUT", body }),
    onSuccess: () => done("saved"),
  });
  const remove = useMutation({
    mutationFn: () => request(path, { method: "DELETE" }),
    onSuccess: () => done("removed"),
  });
  const errors = { ...checkDraft(keyed), ...(isNew && taken.has(keyed.key) && { key: "taken" as const }) };
  const submit = () => {
    setTried(true);
    if (touchpoint && !(isNew && taken.has(touchpoint.key))) save.mutate(touchpoint);
  };
  const nameOf = (key: string) => {
    if (key === "") return t("nowhere");
    return key === keyed.key
      ? keyed[language] || key
      : (props.touchpoints.find((one) => one.key === key)?.names[language] ?? key);
  };
  const title = isNew ? t("panel.new") : props.start[language];
  return (
    <Drawer.Root
      opened
      position="right"
      size="min(46rem, 100vw)"
      onClose={props.onClose}
      closeOnClickOutside={!dirty}
      closeOnEscape={!dirty}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <form
          className={styles.panel}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className={styles.head}>
            <h2>{title}</h2>
            <Drawer.CloseButton aria-label={shell("close")} />
          </div>
          <div className={styles.body}>
            <TouchpointFields
              draft={draft}
              keyed={keyed.key}
              isNew={isNew}
              errors={tried ? errors : {}}
              onChange={setDraft}
            />
            <RuleEditor rule={draft.rule} onChange={(rule) => setDraft({ ...draft, rule })} />
            {tried && !whole && (
              <p className={styles.wrong} role="alert">
                {t("rule.incomplete")}
              </p>
            )}
            <RulePreview touchpoint={whole ? previewed : undefined} nameOf={nameOf} />
            {save.isError && <ProblemNote error={save.error} />}
            {remove.isError && <ProblemNote error={remove.error} />}
          </div>
          <div className={styles.foot}>
            <Button type="submit" loading={save.isPending}>
              {t("panel.save")}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {shell("cancel")}
            </Button>
            {!isNew &&
              (removing ? (
                <span className={styles.confirm}>
                  {t("panel.sure")}
                  <Button
                    color="red"
                    variant="outline"
                    loading={remove.isPending}
                    onClick={() => remove.mutate()}
                  >
                    {t("panel.removeNow")}
                  </Button>
                  <Button variant="subtle" onClick={() => setRemoving(false)}>
                    {t("panel.keep")}
                  </Button>
                </span>
              ) : (
                <Button variant="subtle" className={styles.remove} onClick={() => setRemoving(true)}>
                  {t("panel.remove")}
                </Button>
              ))}
          </div>
        </form>
      </Drawer.Content>
    </Drawer.Root>
  );
}
