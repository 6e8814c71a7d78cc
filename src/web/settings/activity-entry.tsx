// One entry of the trail as a sentence: who, did what, when, and from which network.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { AuditEntryBody } from "../../api/contract-audit.ts";
import { isAuditAction } from "../../domain/audit.ts";
import { roles } from "../../domain/role.ts";
import { useFormat, useLanguage, useMay } from "../session/workspace.tsx";
import styles from "./activity.module.css";
import { timeAgo } from "./time-ago.ts";

const settings = [
  "name",
  "timeZone",
  "currency",
  "minimumN",
  "language",
  "brandColor",
  "brandColorSecond",
  "hiddenChannels",
] as const;
const takenKinds = ["trail", "question", "customers", "dashboard", "comments"] as const;

function useActorName({ actor }: AuditEntryBody): string {
  const { t } = useTranslation("activity");
  if (actor.kind === "key" && actor.name !== null) return t("actor.key", { name: actor.name });
  if (actor.name !== null) return actor.name;
  return actor.kind === "key" ? t("actor.key", { name: actor.id ?? "" }) : t(`actor.${actor.kind}`);
}

/** What was done to, by the name that the reader knows. */
function useSubjectName({ action, subject, details }: AuditEntryBody): string {
  const { t } = useTranslation("activity");
  const inLanguage = details[useLanguage()];
  if (typeof inLanguage === "string") return inLanguage;
  if (subject === null) return "";
  if (subject.name !== null) return subject.name;
  const taken = action === "data.exported" && takenKinds.find((kind) => kind === subject.kind);
  return taken ? t(`taken.${taken}`) : subject.id;
}

function useSentence(entry: AuditEntryBody): string {
  const { t } = useTranslation("activity");
  const { t: shared } = useTranslation();
  const subject = useSubjectName(entry);
  const { action, details } = entry;
  if (!isAuditAction(action)) return t("unknown", { action });
  const word = (key: string) => {
    const value = String(details[key] ?? "");
    const role = roles.find((one) => one === value);
    return role ? shared(`role.${role}`) : value;
  };
  return t(`does.${action}`, {
    subject,
    from: word("from"),
    to: word("to"),
    format: word("format").toUpperCase(),
  });
}

/** A line of the list. `now` is one moment for the whole list. */
export function ActivityEntry({ entry, now }: { entry: AuditEntryBody; now: number }) {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const may = useMay();
  const actor = useActorName(entry);
  const sentence = useSentence(entry);
  // Of settings and of what was kept: what they were before.
  const changes = entry.action.endsWith(".changed")
    ? settings.filter((key) => typeof entry.details[key] === "string")
    : [];
  return (
    <li className={styles.entry}>
      <p className={styles.sentence}>
        <strong>{actor}</strong> {sentence}
        {entry.subject?.kind === "customer" && may("customers") && (
          <>
            {" "}
            <Link to="/customers/$id" params={{ id: entry.subject.id }} search={{}}>
              {t("customer")}
            </Link>
          </>
        )}
      </p>
      <p className={styles.when}>
        <time dateTime={entry.at} title={format.moment(entry.at)}>
          {format.time(entry.at)}
        </time>
        <span>{timeAgo(format.locale, Date.parse(entry.at), now)}</span>
        {entry.address !== null && <span>{t("from", { network: entry.address })}</span>}
        <span className={styles.number}>{`#${format.count(entry.sequence)}`}</span>
      </p>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((key) => (
            <li key={key}>
              {t(`setting.${key}`)}: {String(entry.details[key])}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
