// A weekly e-mail in words: when it comes, when it came last, and what went wrong.

import { useTranslation } from "react-i18next";
import type { WeeklyMail } from "../../api/contract-dashboard-mails.ts";
import { dateFormat } from "../../domain/formatters.ts";
import { useFormat } from "../session/workspace.tsx";

/** A full hour as clocks show it. */
export const clockHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** The words. */
export function useMailWords() {
  const { t } = useTranslation("mails");
  const format = useFormat();
  // 5 January 1970 was a Monday.
  const weekday = (day: number) =>
    dateFormat(format.locale, { weekday: "long", timeZone: "UTC" }).format((4 + day - 1) * 86_400_000);
  const when = (mail: Pick<WeeklyMail, "weekday" | "hour">) =>
    t("when", { weekday: weekday(mail.weekday), time: clockHour(mail.hour) });
  const history = ({ lastSentAt, nextDueAt }: WeeklyMail) =>
    [
      ...(lastSentAt === null ? [] : [t("last", { moment: format.moment(lastSentAt) })]),
      t("next", { moment: format.moment(nextDueAt) }),
    ].join(" · ");
  const trouble = ({ trouble: found }: WeeklyMail) => {
    if (found === null) return null;
    const { reason, detail, retryAt } = found;
    const why = t(`trouble.${reason}`, { detail: detail ?? "" }).replace(" ()", "");
    return `${why} ${retryAt === null ? t("trouble.givenUp") : t("trouble.again", { moment: format.moment(retryAt) })}`;
  };
  return { weekday, when, history, trouble };
}
