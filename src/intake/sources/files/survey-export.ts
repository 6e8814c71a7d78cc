// What a response export of another survey tool is, once it was recognised: which tool wrote it, how many rows its header has,
// and what each column is about. Layouts are those that the tools document and that real exports show (docs/guide: import).

import type { Channel } from "../../../domain/channel.ts";
import type { Condition } from "../../../domain/condition.ts";
import type { Bilingual } from "../../../domain/metric/metric.ts";

/** The tools whose exports are known. */
export type SurveyTool =
  | "qualtrics"
  | "surveymonkey"
  | "limesurvey"
  | "google-forms"
  | "typeform"
  | "formbricks";

/** What a column of the tool's own is. `private` ones are never kept; `aside` is kept beside the interaction. */
export type ExportPart =
  | "id"
  | "time"
  | "email"
  | "user"
  | "person"
  | "language"
  | "firstName"
  | "lastName"
  | "private"
  | "aside";

/** One column. */
export interface ExportColumn {
  /** What people were asked, or the name of the column. */
  readonly title: string;
  /** The question that several columns share; "" for one that stands alone. */
  readonly group: string;
  /** What the column says of its question: the item of a battery, the option of a list. */
  readonly item: string;
  /** Set where the tool itself writes the column. */
  readonly part: ExportPart | undefined;
  /** Whether somebody was asked this. */
  readonly isQuestion: boolean;
  /** Whether the tool says that it holds free text. */
  readonly isText: boolean;
}

/** Rows that are no responses of customers, and what they are called. */
export interface LeftOut {
  readonly condition: Condition;
  /** "2 previews", for so many rows. */
  readonly name: (n: number) => Bilingual;
}

/** A recognised export. */
export interface SurveyExport {
  readonly tool: SurveyTool;
  /** As its makers write it. */
  readonly name: string;
  readonly headerRows: 1 | 2 | 3;
  readonly headerNames: "first" | "joined";
  readonly columns: readonly ExportColumn[];
  /** Zone of its times, where the file says it. */
  readonly zone: string | undefined;
  readonly leftOut: readonly LeftOut[];
  /** The column that says by which way people were asked, and what its words are called here. */
  readonly channel?: { readonly column: string; readonly map: Readonly<Record<string, Channel>> } | undefined;
  /** Whether its response ids are unique in the whole tool, and not only within one survey. */
  readonly isIdGlobal: boolean;
}

/** "1 preview" or "2 previews", in both languages. */
export function counted(es: readonly [string, string], en: readonly [string, string]): LeftOut["name"] {
  return (n) => ({ es: `${n} ${es[n === 1 ? 0 : 1]}`, en: `${n} ${en[n === 1 ? 0 : 1]}` });
}
