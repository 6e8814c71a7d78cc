// The calendar for a period of one's own, fetched when it is first opened.

import "@mantine/dates/styles.layer.css";
import "dayjs/locale/es";
import { Button } from "@mantine/core";
import { DatePicker, DatesProvider } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type CalendarDate, parseCalendarDate } from "../../domain/calendar.ts";
import type { Range } from "../../domain/chosen-period.ts";
import { useLanguage } from "../session/workspace.tsx";

/** Lets people pick the first and the last day. */
export default function DateRange(props: {
  range: Range;
  today: CalendarDate;
  onApply: (first: CalendarDate, last: CalendarDate) => void;
}) {
  const { t } = useTranslation("overview");
  const language = useLanguage();
  const [picked, setPicked] = useState<[string | null, string | null]>([
    props.range.from,
    addDays(props.range.to, -1),
  ]);
  const first = parseCalendarDate(picked[0] ?? "");
  const last = parseCalendarDate(picked[1] ?? picked[0] ?? "");
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        value={picked}
        onChange={setPicked}
        maxDate={props.today}
        defaultDate={addDays(props.range.to, -1)}
        ariaLabels={{ previousMonth: t("period.earlier"), nextMonth: t("period.later") }}
      />
      <Button
        fullWidth
        mt="sm"
        disabled={first === undefined || last === undefined}
        onClick={() => first && last && props.onApply(first, last)}
      >
        {t("period.apply")}
      </Button>
    </DatesProvider>
  );
}
