// The company's messaging tool: where each personal link is sent to by webhook, and how the tool is doing. The secret by which
// the tool knows that a webhook is ours is shown this once.

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MessengerAnswer, MessengerSet, MessengerTried } from "../../api/contract-messenger.ts";
import { type Channel, channelNames } from "../../domain/channel.ts";
import { messengerUrlMax, messengerUrlProblem } from "../../domain/messenger.ts";
import { Dialog } from "../design/dialog.tsx";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import { useChannels, useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./settings.module.css";

const path = "/api/v1/messenger";

const messengerQuery = queryOptions({
  queryKey: ["messenger"],
  queryFn: ({ signal }) => request<MessengerAnswer>(path, { signal }),
});

/** What the tool did with what it was told, in words. */
function useSaid(): (said: string) => string {
  const { t } = useTranslation("settings");
  return (said) => {
    const status = /^status (\d+)$/.exec(said)?.[1];
    if (status !== undefined) return t("messenger.said.status", { status });
    const why = (["private", "not_https", "no_answer", "unreachable"] as const).find((one) => one === said);
    return t(`messenger.said.${why ?? "unreachable"}`);
  };
}

type Connected = NonNullable<MessengerAnswer["messenger"]>;

function Health({ messenger }: { messenger: Connected }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const wordsOf = useSaid();
  const { sentAt, waiting, trouble } = messenger;
  return (
    <ul className={styles.facts}>
      <li>
        {sentAt === null ? t("messenger.neverSent") : t("messenger.sent", { moment: format.moment(sentAt) })}
      </li>
      {waiting > 0 && <li>{t("messenger.waiting", { count: waiting, n: format.count(waiting) })}</li>}
      {trouble && (
        <li className={styles.wrong}>
          <Icon name="warning" size={14} />{" "}
          {t("messenger.trouble", { moment: format.moment(trouble.at), said: wordsOf(trouble.said) })}
        </li>
      )}
    </ul>
  );
}

function Remove({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("settings");
  const { t: shared } = useTranslation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<void>(path, { method: "DELETE" }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: messengerQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t("messenger.removeTitle")}>
      <p>{t("messenger.removeExplain")}</p>
      {remove.isError && <ProblemNote error={remove.error} />}
      <div className={styles.actions}>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("messenger.remove")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {shared("cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

function Acts(props: { messenger: Connected; onSecret: (secret: string | null) => void }) {
  const { url, channel } = props.messenger;
  const { t } = useTranslation("settings");
  const wordsOf = useSaid();
  const [removing, setRemoving] = useState(false);
  const attempt = useMutation({ mutationFn: () => request<MessengerTried>(`${path}/test`, { body: {} }) });
  const renew = useMutation({
    mutationFn: () => request<MessengerSet>(path, { method: "PUT", body: { url, channel, newSecret: true } }),
    onSuccess: ({ secret }) => props.onSecret(secret),
  });
  const error = attempt.error ?? renew.error;
  return (
    <>
      <div className={styles.actions}>
        <Button variant="default" loading={attempt.isPending} onClick={() => attempt.mutate()}>
          {t("messenger.try")}
        </Button>
        <Button variant="subtle" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t("messenger.renew")}
        </Button>
        <Button variant="subtle" onClick={() => setRemoving(true)}>
          {t("messenger.remove")}
        </Button>
      </div>
      <p role="status" className={styles.tried}>
        {attempt.data &&
          (attempt.data.taken
            ? t("messenger.taken")
            : t("messenger.notTaken", { said: wordsOf(attempt.data.said) }))}
      </p>
      {error && <ProblemNote error={error} />}
      <Remove opened={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

function Form(props: { answer: MessengerAnswer; onSecret: (secret: string | null) => void }) {
  const { messenger, allowsPlain } = props.answer;
  const { t } = useTranslation("settings");
  const queries = useQueryClient();
  const [url, setUrl] = useState(messenger?.url ?? "");
  const [channel, setChannel] = useState<Channel>(messenger?.channel ?? "sms");
  const save = useMutation({
    mutationFn: (body: Pick<Connected, "url" | "channel">) =>
      request<MessengerSet>(path, { method: "PUT", body }),
    onSuccess: ({ secret }) => {
      props.onSecret(secret);
      return queries.invalidateQueries({ queryKey: messengerQuery.queryKey });
    },
  });
  const channels = useChannels(channel);
  const language = useLanguage();
  const typed = url.trim();
  const problem = typed === "" ? undefined : messengerUrlProblem(typed, allowsPlain);
  const isSaved = typed === messenger?.url && channel === messenger.channel;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "" && !problem) save.mutate({ url: typed, channel });
  };
  return (
    <>
      <form className={styles.make} onSubmit={submit}>
        <TextInput
          className={styles.wide}
          label={t("messenger.url")}
          type="url"
          maxLength={messengerUrlMax}
          value={url}
          error={problem && t(`messenger.problem.${problem}`)}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("messenger.channel")}
          value={channel}
          data={channels.map((value) => ({ value, label: channelNames[value][language] }))}
          onChange={({ currentTarget: { value } }) =>
            setChannel(channels.find((one) => one === value) ?? channel)
          }
        />
        <Button
          type="submit"
          variant="default"
          disabled={typed === "" || problem !== undefined || isSaved}
          loading={save.isPending}
        >
          {t(messenger ? "save" : "messenger.save")}
        </Button>
      </form>
      {save.isError && <ProblemNote error={save.error} />}
    </>
  );
}

/** The panel. */
export function MessengerPanel() {
  const { t } = useTranslation("settings");
  const asked = useQuery(messengerQuery);
  const [secret, setSecret] = useState<string | null>(null);
  const messenger = asked.data?.messenger;
  return (
    <Panel heading={t("messenger.heading")} note={t("messenger.explain")}>
      {asked.data ? (
        <>
          <Form key={`${messenger?.channel} ${messenger?.url}`} answer={asked.data} onSecret={setSecret} />
          <ShownOnce note={t("messenger.secret")} text={secret} />
          {messenger && (
            <>
              <Health messenger={messenger} />
              <Acts messenger={messenger} onSecret={setSecret} />
            </>
          )}
        </>
      ) : asked.isError ? (
        <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton height="5rem" />
      )}
    </Panel>
  );
}
