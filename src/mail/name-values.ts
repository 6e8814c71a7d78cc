// What fields and filters are called in a mail.

import type { Filter, FilterField } from "../domain/question.ts";
import { type NameReader, nameValue } from "../domain/value-names.ts";
import type { DashboardWords } from "./words/letter-words.ts";

/** For whom a mail is written. */
export interface MailReader extends NameReader {
  readonly words: DashboardWords;
}

/** What a field is called. */
export function nameField({ words, segments }: MailReader, field: FilterField): string {
  if (field.startsWith("trait:")) return field.slice(6);
  if (field.startsWith("segment:")) return segments.get(field.slice(8)) ?? words.none.segment;
  const names: Readonly<Record<string, string>> = words.field;
  return names[field] ?? field;
}

/** Filters as a sentence; "" without. */
export function nameFilters(reader: MailReader, filters: readonly Filter[]): string {
  const { words, format } = reader;
  return filters
    .map(({ field, op, values }) =>
      words.filter(
        nameField(reader, field),
        words.op[op],
        format.list(values.map((value) => nameValue(reader, field, value))),
      ),
    )
    .join("; ");
}
