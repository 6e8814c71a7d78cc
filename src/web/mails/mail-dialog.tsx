// Having a dashboard sent to oneself every week: when, in which language, one to try now, and the end of it. Where no mail can
// come it says what is missing.

import { Button, Select } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WeeklyMailBody, WeeklyMails } from "../../api/contract-dashboard-mails.ts";
import { Dialog } from "../design/dialog.tsx";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { languages } from "../i18n/language.ts";
import { RequestFailed } from "../session/request.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./mails.module.css";
import { deleteMail, mailsQuery, postMailNow, putMail, useMailsChanged } from "./queries.ts";
import { clockHour, useMailWords } from "./use-mail-words.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

function Missing({ canMail }: Pick<WeeklyMails, "canMail">) {
  const { t } = useTranslation("mails");
  if (canMail)
    return (
      <div className={styles.setup}>
        <p>{t("setup.noAddress")}</p>
        <Button component={Link} to="/account" justify="start" w="fit-content">
          {t("setup.toAccount")}
        </Button>
      </div>
    );
  return (
    <div className={styles.setup}>
      <p>{t("setup.noServer")}</p>
      <ul>
        {(["VIVENCIA_SMTP_URL", "VIVENCIA_MAIL_FROM", "VIVENCIA_URL"] as const).map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <p className={styles.detail}>{t("setup.restart")}</p>
    </div>
  );
}

function MailForm({ dashboard, known }: { dashboard: string; known: WeeklyMails }) {
  const { t } = useTranslation("mails");
  const language = useLanguage();
  const format = useFormat();
  const words = useMailWords();
  const changed = useMailsChanged();
  const mail = known.mails.find((one) => one.dashboard === dashboard);
  const [wish, setWish] = useState<WeeklyMailBody>(
    mail
      ? { weekday: mail.weekday, hour: mail.hour, language: mail.language }
      : { weekday: 1, hour: 8, language },
  );
  const put = useMutation({ mutationFn: () => putMail(dashboard, wish), onSuccess: changed });
  const end = useMutation({ mutationFn: () => deleteMail(dashboard), onSuccess: changed });
  const now = useMutation({ mutationFn: () => postMailNow(dashboard, wish.language) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.reset();
    put.mutate();
  };
  const isSaved =
    mail?.weekday === wish.weekday && mail.hour === wish.hour && mail.language === wish.language;
  const trouble = mail && words.trouble(mail);
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t("explain", { email: known.email })}</p>
      <div className={styles.fields}>
        <Select
          label={t("weekday")}
          allowDeselect={false}
          data={weekdays.map((day) => ({ value: String(day), label: words.weekday(day) }))}
          value={String(wish.weekday)}
          onChange={(value) => setWish({ ...wish, weekday: Number(value ?? wish.weekday) })}
        />
        <Select
          label={t("hour")}
          allowDeselect={false}
          data={hours.map((hour) => ({ value: String(hour), label: clockHour(hour) }))}
          value={String(wish.hour)}
          onChange={(value) => setWish({ ...wish, hour: Number(value ?? wish.hour) })}
        />
        <Select
          label={t("language")}
          allowDeselect={false}
          data={languages.map((one) => ({ value: one, label: format.languageName(one) }))}
          value={wish.language}
          onChange={(value) =>
            setWish({ ...wish, language: languages.find((one) => one === value) ?? wish.language })
          }
        />
      </div>
      <p className={styles.detail}>{t("zone", { zone: known.timeZone })}</p>
      {mail && (
        <div className={styles.state}>
          <p>{words.when(mail)}</p>
          <p className={styles.detail}>{words.history(mail)}</p>
          {trouble && (
            <p className={styles.trouble}>
              <Icon name="warning" />
              <span>{trouble}</span>
            </p>
          )}
        </div>
      )}
      {put.isError && <ProblemNote error={put.error} />}
      {end.isError && <ProblemNote error={end.error} />}
      {now.isError &&
        (now.error instanceof RequestFailed && now.error.code === "mail-failed" ? (
          <p className={styles.trouble} role="alert">
            <Icon name="warning" />
            <span>{t("now.failed")}</span>
          </p>
        ) : (
          <ProblemNote error={now.error} />
        ))}
      <div role="status" className={styles.actions}>
        {put.isSuccess && mail && isSaved && (
          <span className={styles.done}>
            <Icon name="check" />
            {t("saved")}
          </span>
        )}
        {end.isSuccess && !mail && <span className={styles.done}>{t("ended")}</span>}
        {now.isSuccess && (
          <p className={styles.done}>
            <Icon name="check" />
            {t("now.sent", { email: known.email })}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <Button type="submit" loading={put.isPending} disabled={isSaved}>
          {mail ? t("change") : t("start")}
        </Button>
        <Button variant="default" loading={now.isPending} onClick={() => now.mutate()}>
          {t("now.do")}
        </Button>
        {mail && (
          <Button
            variant="subtle"
            className={styles.end ?? ""}
            loading={end.isPending}
            onClick={() => {
              put.reset();
              end.mutate();
            }}
          >
            {t("end")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The dialog of one dashboard. */
export function MailDialog(props: { dashboard: string; name: string; onClose: () => void }) {
  const { t } = useTranslation("mails");
  const { dashboard, name, onClose } = props;
  const asked = useQuery(mailsQuery);
  const known = asked.data;
  return (
    <Dialog onClose={onClose} size="lg" title={t("title", { name })}>
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="12rem" />}
      {known &&
        (known.canMail && known.email !== null ? (
          <MailForm dashboard={dashboard} known={known} />
        ) : (
          <Missing canMail={known.canMail} />
        ))}
    </Dialog>
  );
}
