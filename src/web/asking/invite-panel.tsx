// Inviting people from the page of a survey: whom (a list, a file, a segment) and by which way. What came of it is said in
// numbers: how many were asked and why the others were not.

import { Button, FileInput, SegmentedControl, Select, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../api/contract-surveys.ts";
import type { InvitationWay } from "../../domain/survey/asking.ts";
import { newId } from "../answer/new-id.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { createDrafts, useDraft } from "../session/drafts.ts";
import { segmentsQuery } from "../session/queries.ts";
import { useMay } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { LinkFiles } from "./link-files.tsx";
import { Outcome } from "./outcome.tsx";
import { funnelQuery, invite, type Whom } from "./queries.ts";
import { useOfferedWays } from "./use-offered-ways.ts";

const kinds = ["list", "file", "segment"] as const;

/** More than anyone should ask at once without meaning to. */
const segmentMost = 20_000;

function WhomField(props: {
  kind: (typeof kinds)[number];
  whom: Whom | null;
  onWhom: (whom: Whom | null) => void;
}) {
  const { kind, whom, onWhom } = props;
  const { t } = useTranslation("asking");
  const segments = useQuery({ ...segmentsQuery, enabled: kind === "segment" }).data?.segments ?? [];
  if (kind === "list")
    return (
      <Textarea
        label={t("list.label")}
        description={t("list.explain")}
        placeholder={t("list.example")}
        autosize
        minRows={4}
        maxRows={12}
        value={whom?.kind === "list" ? whom.text : ""}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onWhom(text.trim() === "" ? null : { kind, text });
        }}
      />
    );
  if (kind === "file")
    return (
      <FileInput
        label={t("file.label")}
        description={t("file.explain")}
        placeholder={t("file.choose")}
        accept=".csv,.txt,.xlsx"
        clearable
        value={whom?.kind === "file" ? whom.file : null}
        onChange={(file) => onWhom(file && { kind, file })}
      />
    );
  return (
    <Select
      label={t("segment.label")}
      description={t("segment.explain")}
      placeholder={t("segment.choose")}
      searchable
      data={segments.map(({ id, name }) => ({ value: id, label: name }))}
      nothingFoundMessage={t("segment.none")}
      value={whom?.kind === "segment" ? whom.segment : null}
      onChange={(segment) => onWhom(segment === null ? null : { kind, segment, most: segmentMost })}
    />
  );
}

/** What is being set up. The batch is another with every change, so that only a repeated click asks nobody twice. */
interface Setup {
  readonly kind: (typeof kinds)[number];
  readonly way: InvitationWay;
  readonly whom: Whom | null;
  readonly batch: string;
}

const begun: Omit<Setup, "batch"> = { kind: "list", way: "email", whom: null };

/** What is being set up, by survey. */
export const inviteDrafts = createDrafts<Setup>();

function Form({ survey }: { survey: Survey }) {
  const { t } = useTranslation("asking");
  const queries = useQueryClient();
  const setup = useDraft(inviteDrafts, survey.id) ?? { ...begun, batch: "" };
  const { kind, way, whom } = setup;
  const { offered, canMail } = useOfferedWays(way);
  const change = (part: Partial<Setup>) => {
    asked.reset();
    inviteDrafts.set(survey.id, { ...setup, ...part, batch: newId() });
  };
  const asked = useMutation({
    mutationFn: ({ whom: wanted, way: by, batch }: Setup & { whom: Whom }) =>
      invite(survey.id, by, batch, wanted),
    onSuccess: (_, sent) => {
      // What was set up meanwhile stays.
      if (inviteDrafts.get(survey.id)?.batch === sent.batch)
        inviteDrafts.set(survey.id, { ...sent, whom: null });
      return queries.invalidateQueries({ queryKey: funnelQuery(survey.id).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whom) asked.mutate({ ...setup, whom });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.choices}>
        <SegmentedControl
          aria-label={t("whom")}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => change({ kind: kinds.find((one) => one === value) ?? "list", whom: null })}
        />
        <SegmentedControl
          aria-label={t("way.label")}
          value={way}
          data={offered.map((value) => ({ value, label: t(`way.${value}`) }))}
          onChange={(value) => change({ way: offered.find((one) => one === value) ?? "email" })}
        />
      </div>
      <p className={styles.mute}>{t(way === "email" && !canMail ? "way.noMail" : `way.${way}Explain`)}</p>
      <WhomField kind={kind} whom={whom} onWhom={(next) => change({ whom: next })} />
      {asked.isError && <ProblemNote error={asked.error} />}
      <div>
        <Button type="submit" h={32} disabled={whom === null} loading={asked.isPending}>
          {t(`do.${way}`)}
        </Button>
      </div>
      {asked.data && (
        <Outcome invited={asked.data} way={way}>
          {way === "link" && asked.data.invited > 0 && (
            <LinkFiles survey={survey.id} batch={asked.data.batch} label={t("outcome.export")} />
          )}
        </Outcome>
      )}
    </form>
  );
}

/** The panel. */
export function InvitePanel({ survey }: { survey: Survey }) {
  const { t } = useTranslation("asking");
  const may = useMay();
  if (!may("invite")) return null;
  return (
    <Panel heading={t("heading")} note={t("explain")}>
      {survey.state === "open" ? <Form survey={survey} /> : <p className={styles.mute}>{t("notOpen")}</p>}
    </Panel>
  );
}
