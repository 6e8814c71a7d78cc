// On the page of a customer: which surveys they were asked and what became of it, whether they could be asked now and why
// not, and the switch that ends all asking.

import { Button, Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactExplained } from "../../api/contract-asking.ts";
import type { InvitationWay } from "../../domain/survey/asking.ts";
import { newId } from "../answer/new-id.ts";
import { AddressField } from "../design/address-field.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useFormat, useMay } from "../session/workspace.tsx";
import styles from "./asking.module.css";
import { Outcome } from "./outcome.tsx";
import { contactQuery, invite, setNoContact } from "./queries.ts";
import { useHoldWords } from "./use-hold-words.ts";
import { useOfferedWays } from "./use-offered-ways.ts";

type Asked = ContactExplained["invitations"][number];

function useStateOf() {
  const { t } = useTranslation("asking");
  const holdWords = useHoldWords();
  return (one: Asked): string => {
    if (one.hold !== null) return t("contact.held", { reason: holdWords(one.hold) });
    if (one.completedAt) return t("contact.completed");
    if (one.declinedAt) return t("contact.declined");
    if (one.bouncedAt || one.state === "failed") return t("contact.failed");
    if (one.startedAt) return t("contact.started");
    if (one.openedAt) return t("contact.opened");
    if (one.state === "waiting") return t("contact.waiting");
    return t(one.way === "link" ? "contact.made" : "contact.sent");
  };
}

function AskNow({ customer, contact }: { customer: string; contact: ContactExplained }) {
  const { t } = useTranslation("asking");
  const format = useFormat();
  const queries = useQueryClient();
  const holdWords = useHoldWords();
  const [survey, setSurvey] = useState<string | null>(null);
  const [batch, setBatch] = useState(newId);
  const { offered } = useOfferedWays();
  const ask = useMutation({
    mutationFn: (way: InvitationWay) => invite(survey ?? "", way, batch, { kind: "customer", customer }),
    onSuccess: () => {
      setBatch(newId());
      return queries.invalidateQueries({ queryKey: contactQuery(customer).queryKey });
    },
  });
  // Who was just asked may not be asked again: that is no answer to having asked.
  const decision = ask.isSuccess ? undefined : contact.surveys.find(({ id }) => id === survey)?.decision;
  const made = contact.invitations.find((one) => one.way === "link" && one.batch === ask.data?.batch);
  return (
    <div className={styles.form}>
      <Select
        label={t("contact.survey")}
        placeholder={t("contact.choose")}
        data={contact.surveys.map(({ id, name }) => ({ value: id, label: name }))}
        value={survey}
        onChange={(next) => {
          ask.reset();
          setSurvey(next);
        }}
      />
      {decision?.kind === "hold" && (
        <p role="status">
          {t("contact.not", { reason: holdWords(decision.why) })}
          {decision.until !== null && ` ${t("contact.until", { when: format.moment(decision.until) })}`}
        </p>
      )}
      {decision?.kind === "ask" && (
        <div className={styles.acts}>
          {offered.map((way) => (
            <Button
              key={way}
              variant={way === "email" ? "filled" : "default"}
              h={32}
              loading={ask.isPending && ask.variables === way}
              onClick={() => ask.mutate(way)}
            >
              {t(`contact.by.${way}`)}
            </Button>
          ))}
        </div>
      )}
      {ask.isError && <ProblemNote error={ask.error} />}
      {ask.isSuccess && (
        <Outcome invited={ask.data} way={ask.variables}>
          {made?.link && <AddressField address={made.link} label={t("contact.link")} />}
        </Outcome>
      )}
    </div>
  );
}

/** The panel. */
export function ContactPanel({ customer }: { customer: string }) {
  const { t } = useTranslation("asking");
  const format = useFormat();
  const may = useMay();
  const queries = useQueryClient();
  const stateOf = useStateOf();
  const asked = useQuery(contactQuery(customer));
  const stop = useMutation({
    mutationFn: (stopped: boolean) => setNoContact(customer, stopped),
    onSuccess: () => queries.invalidateQueries({ queryKey: contactQuery(customer).queryKey }),
  });
  const contact = asked.data;
  if (!contact) return null;
  const { noContact, invitations } = contact;
  return (
    <Panel heading={t("contact.heading")}>
      <div className={styles.form}>
        <div role="status" className={styles.warn}>
          {noContact && t(`contact.never.${noContact.reason}`, { when: format.moment(noContact.at) })}
        </div>
        {invitations.length === 0 && <p className={styles.mute}>{t("contact.none")}</p>}
        {invitations.length > 0 && (
          <ul className={styles.asked}>
            {invitations.slice(0, 8).map((one) => (
              <li key={one.id}>
                <span>{one.surveyName}</span>
                <span className={styles.mute}>
                  {format.moment(one.madeAt)} · {stateOf(one)}
                </span>
                {one.report && (
                  <span className={styles.mute}>
                    {t(`contact.report.${one.report.kind}`, { when: format.moment(one.report.at) })}{" "}
                    {[one.report.status, one.report.detail].filter((said) => said !== "").join(" · ")}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {may("invite") && (
          <>
            {!noContact && contact.surveys.length > 0 && <AskNow customer={customer} contact={contact} />}
            <div>
              <Button
                variant="default"
                h={32}
                loading={stop.isPending}
                onClick={() => stop.mutate(noContact === null)}
              >
                {t(noContact === null ? "contact.stop" : "contact.resume")}
              </Button>
            </div>
            {stop.isError && <ProblemNote error={stop.error} />}
          </>
        )}
      </div>
    </Panel>
  );
}
