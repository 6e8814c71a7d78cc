// How identifiers, evidence, money, days and lengths of time are said on the customer screens.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type CalendarDate, dateIn } from "../../domain/calendar.ts";
import { numberFormat, relativeFormat } from "../../domain/formatters.ts";
import { useFormat, useMe, useToday } from "../session/workspace.tsx";
import { type Evidence, parseEvidence } from "./evidence-words.ts";
import { timeInWords } from "./time-words.ts";

const kinds = ["user", "email", "phone", "loyalty", "anonymous"] as const;
const dayMs = 86_400_000;

/** The words. */
export function useCustomerWords() {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const today = useToday();
  const { workspace } = useMe();
  const { timeZone, currency: ownCurrency } = workspace;
  return useMemo(() => {
    const evidence = (known: Evidence): string => {
      switch (known.kind) {
        case "row":
          return t("evidence.row", { line: known.line, source: known.source });
        case "call":
          return t("evidence.call", { call: known.call, source: known.source });
        case "other":
          return known.text;
      }
    };
    const dayOf = (iso: string): CalendarDate => dateIn(timeZone, Date.parse(iso));
    return {
      /** A kind of identifier: "Correo"; the name of an external one. */
      identifierKind: (kind: string): string => {
        const known = kinds.find((one) => one === kind);
        return known
          ? t(`identifier.${known}`)
          : t("identifier.external", { name: kind.replace(/^external:/, "") });
      },
      evidence,
      evidenceText: (text: string): string => evidence(parseEvidence(text)),
      /** 1.234,50 €; without a known currency the workspace's. */
      money: (value: number, currency: string): string => {
        const known = /^[A-Z]{3}$/.test(currency) ? currency : ownCurrency;
        return numberFormat(format.locale, { style: "currency", currency: known })
          .format(value)
          .replace("-", "−");
      },
      time: (ms: number): string => timeInWords(format.locale, ms),
      /** The day of a moment on the workspace's clocks: "22 nov 2026". */
      day: (iso: string): string => format.date(dayOf(iso)),
      /** "hoy", "ayer" or "hace 12 días". */
      ago: (iso: string): string => {
        const days = Math.round(
          (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${dayOf(iso)}T00:00:00Z`)) / dayMs,
        );
        const relative = relativeFormat(format.locale, { numeric: "auto" });
        if (Math.abs(days) < 60) return relative.format(-days, "day");
        if (Math.abs(days) < 730) return relative.format(-Math.round(days / 30.44), "month");
        return relative.format(-Math.round(days / 365.25), "year");
      },
    };
  }, [t, format, today, timeZone, ownCurrency]);
}
