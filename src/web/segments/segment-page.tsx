// Building a segment: the condition as sentences on one side, how many customers it holds now on the other.

import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SegmentShown } from "../../api/contract-segments.ts";
import { segmentSentence } from "../../domain/segment-sentence.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { segmentsQuery, touchpointsQuery } from "../session/queries.ts";
import { useLanguage, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { SegmentBuilder } from "./builder.tsx";
import { saveSegment, segmentQuery } from "./queries.ts";
import { completePart, type Group, isFormComplete, newFact, readForm, writeForm } from "./segment-form.ts";
import { SegmentSize } from "./segment-size.tsx";
import styles from "./segments.module.css";
import { templateNames, templateOf } from "./templates.ts";

const newRoute = getRouteApi("/shell/segments/new");
const oneRoute = getRouteApi("/shell/segments/$id");

/** The sentence of a form, with the names that people know. */
function useSentence(group: Group): string {
  const language = useLanguage();
  const catalogue = useQuery(touchpointsQuery).data;
  const segments = useQuery(segmentsQuery).data;
  return segmentSentence(writeForm(completePart(group)), language, {
    touchpoint: (key) => catalogue?.touchpoints.find((one) => one.key === key)?.names[language],
    segment: (id) => segments?.segments.find((one) => one.id === id)?.name,
  });
}

function Links({ id }: { id: string }) {
  const { t } = useTranslation("segments");
  const may = useMay();
  return (
    <>
      {may("customers") && (
        <Button
          variant="default"
          renderRoot={(root) => <Link {...root} to="/customers" search={{ segment: id }} />}
        >
          {t("list.open")}
        </Button>
      )}
      <Button
        variant="default"
        renderRoot={(root) => <Link {...root} to="/" search={{ filter: [`is,segment,${id}`] }} />}
      >
        {t("list.nps")}
      </Button>
    </>
  );
}

function Editor(props: { id: string | undefined; name: string; form: Group }) {
  const { t } = useTranslation("segments");
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(props.name);
  const [group, setGroup] = useState(props.form);
  const [tried, setTried] = useState(false);
  const sentence = useSentence(group);
  const { id } = props;
  const save = useMutation({
    mutationFn: () => saveSegment(id, { name: name.trim(), condition: writeForm(group) }),
    onSuccess: async (saved: SegmentShown) => {
      queries.setQueryData(segmentQuery(saved.id).queryKey, saved);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["segments"] }),
        queries.invalidateQueries({ queryKey: ["ask"] }),
        queries.invalidateQueries({ queryKey: ["segment-preview"] }),
      ]);
      if (id === undefined) await navigate({ to: "/segments/$id", params: { id: saved.id }, replace: true });
    },
  });
  const isComplete = isFormComplete(group);
  const isNamed = name.trim() !== "";
  const change = (changed: Group | null) => {
    setGroup(changed ?? { join: "all", parts: [] });
    save.reset();
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isComplete && isNamed) save.mutate();
      }}
    >
      <div className={styles.left}>
        <Panel heading={t("edit.heading")}>
          <TextInput
            label={t("edit.name")}
            placeholder={t("edit.namePlaceholder")}
            maxLength={120}
            value={name}
            error={tried && !isNamed ? t("edit.nameMissing") : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <p className={styles.said}>{sentence}</p>
          <SegmentBuilder group={group} own={id} onChange={change} />
          {tried && !isComplete && (
            <p className={styles.wrong} role="alert">
              {t(group.parts.length === 0 ? "edit.empty" : "edit.incomplete")}
            </p>
          )}
          {save.error && <ProblemNote error={save.error} />}
          <div className={styles.acts}>
            {may("compose") && (
              <Button type="submit" loading={save.isPending}>
                {t("edit.save")}
              </Button>
            )}
            <Button component={Link} to="/segments" variant="default">
              {t("edit.back")}
            </Button>
            <span role="status" className={styles.soft}>
              {save.isSuccess && t("edit.saved")}
            </span>
          </div>
        </Panel>
      </div>
      <div className={styles.right}>
        <SegmentSize condition={writeForm(completePart(group))} />
        {id !== undefined && (
          <div className={styles.acts}>
            <Links id={id} />
          </div>
        )}
      </div>
    </form>
  );
}

/** The page at /segments/new, begun by a template when the address names one. */
export function NewSegmentPage() {
  const { t } = useTranslation("segments");
  const { from } = newRoute.useSearch();
  usePageTitle(t("new"));
  const condition = templateOf(from ?? "") ?? { all: [newFact("did")] };
  const template = templateNames.find((name) => name === from);
  return (
    <div className={styles.page}>
      <h1>{t("new")}</h1>
      <Editor
        key={from ?? ""}
        id={undefined}
        name={template ? t(`template.${template}`) : ""}
        form={readForm(condition)}
      />
    </div>
  );
}

/** The page at /segments/:id */
export function SegmentPage() {
  const { t } = useTranslation("segments");
  const { id } = oneRoute.useParams();
  const found = useQuery(segmentQuery(id));
  usePageTitle(found.data?.name ?? t("title"));
  if (found.isError && found.data === undefined)
    return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton height="24rem" />;
  return (
    <div className={styles.page}>
      <h1>{found.data.name}</h1>
      <Editor key={id} id={id} name={found.data.name} form={readForm(found.data.condition)} />
    </div>
  );
}
