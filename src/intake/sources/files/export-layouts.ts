// How six survey tools lay out the responses that they export. Each function looks at the first rows of a file and says what
// its columns are, or that another tool wrote it. Names of columns are compared without case, blanks, accents and marks.

import { plainWords } from "./column-facts.ts";
import { isEmptyPart, spreadTitles } from "./header.ts";
import { counted, type ExportColumn, type ExportPart, type SurveyExport } from "./survey-export.ts";

/** The first rows of a file as they stand. */
export interface FirstRows {
  /** Cells of the first row, as many as the file has columns. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly third: readonly string[];
}

/** Recognises the exports of one tool. */
export type Recognise = (rows: FirstRows) => SurveyExport | undefined;

type Parts = Readonly<Record<string, ExportPart>>;

/** "IP Address" and "ipAddress" are one word. */
const wordOf = (name: string) => plainWords(name).replaceAll(" ", "");

/** What people read: without marks of HTML, on one line. */
const readable = (text: string) =>
  text
    .replace(/<[^<>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

const unfinished = counted(
  ["respuesta sin terminar", "respuestas sin terminar"],
  ["unfinished", "unfinished"],
);
const previews = counted(["vista previa", "vistas previas"], ["preview", "previews"]);
const spam = counted(["marcada como spam", "marcadas como spam"], ["marked as spam", "marked as spam"]);
const synthetic = counted(["sintética", "sintéticas"], ["synthetic", "synthetic"]);

/** The column of a name as the file writes it; undefined when it has none of them. */
function named(first: readonly string[], ...words: readonly string[]): string | undefined {
  return first.find((name) => words.includes(wordOf(name)))?.trim();
}

const own = (title: string, part: ExportPart): ExportColumn => ({
  ...{ title, part, group: "", item: "" },
  ...{ isQuestion: false, isText: false },
});

const asked = (title: string, more: Partial<ExportColumn> = {}): ExportColumn => ({
  ...{ title: readable(title), part: undefined, group: "", item: "" },
  ...{ isQuestion: true, isText: false },
  ...more,
});

const qualtricsParts: Parts = {
  startdate: "aside",
  enddate: "time",
  recordeddate: "time",
  status: "aside",
  ipaddress: "private",
  progress: "aside",
  durationinseconds: "aside",
  finished: "aside",
  responseid: "id",
  recipientlastname: "lastName",
  recipientfirstname: "firstName",
  recipientemail: "email",
  externalreference: "user",
  externaldatareference: "user",
  locationlatitude: "private",
  locationlongitude: "private",
  distributionchannel: "aside",
  userlanguage: "language",
};

const importIdOf = (cell: string) => /"ImportId"\s*:\s*"([^"]*)"/.exec(cell)?.[1];

/** What somebody was asked, and not what was computed from it: groups of NPS, topics, order, clicks, browser. */
const ofQuestion = /^QID\d+(?:[_#x]\d+)*(_TEXT)?$/;

/** Qualtrics: variables, then what was asked, then the import ids, which are English in every language. */
export const qualtrics: Recognise = ({ first, second, third }) => {
  const ids = [second, third].map((row) => row.map(importIdOf));
  const index = ids.findIndex((row) => row.filter((id) => id !== undefined).length > first.length / 2);
  const words = new Set(first.map(wordOf));
  const bare = ["startdate", "enddate", "finished", "recordeddate", "responseid"].every((w) => words.has(w));
  if (index < 0 && !bare) return undefined;
  const importIds = ids[index] ?? [];
  const marks = index === 0 ? second : third;
  const columns = first.map((name, i): ExportColumn => {
    const part = qualtricsParts[wordOf(name)];
    if (part !== undefined) return own(name, part);
    const text = index === 1 ? (second[i] ?? "") : name;
    const id = importIds[i];
    if (id !== undefined && !ofQuestion.test(id))
      return /^QID/.test(id) ? own(text, "aside") : asked(text || name, { isQuestion: false });
    const title = readable(text) || name;
    const cut = title.lastIndexOf(" - ");
    const isPart = /_\d+$|#/.test(id ?? name) || /"choiceId"/.test(marks[i] ?? "");
    return asked(title, {
      group: isPart ? name.replace(/_\d+$/, "") : "",
      item: isPart && cut > 0 ? title.slice(cut + 3) : "",
      isText: id?.endsWith("_TEXT") === true,
    });
  });
  const status = named(first, "status");
  const finished = named(first, "finished");
  const statusIs = (...values: string[]) => ({ field: status ?? "", op: "is" as const, values });
  return {
    tool: "qualtrics",
    name: "Qualtrics",
    headerRows: index < 0 ? 1 : index === 0 ? 2 : 3,
    headerNames: "first",
    columns,
    zone: /"timeZone"\s*:\s*"([^"]+)"/.exec(marks.join(" "))?.[1],
    leftOut: [
      ...(status === undefined
        ? []
        : [
            {
              condition: statusIs("Survey Preview", "Survey Test", "Offline Survey Preview", "1", "2", "17"),
              name: previews,
            },
            {
              condition: statusIs(
                "Spam",
                "Survey Preview Spam",
                "Imported Spam",
                "EX Spam",
                "8",
                "9",
                "12",
                "40",
              ),
              name: spam,
            },
            { condition: statusIs("Synthetic", "256"), name: synthetic },
          ]),
      ...(finished === undefined
        ? []
        : [
            {
              condition: { field: finished, op: "is" as const, values: ["False", "0"] },
              name: unfinished,
            },
          ]),
    ],
    isIdGlobal: true,
  };
};

const surveyMonkeyParts: Parts = {
  respondentid: "id",
  collectorid: "aside",
  startdate: "aside",
  enddate: "time",
  ipaddress: "private",
  emailaddress: "email",
  firstname: "firstName",
  lastname: "lastName",
  customdata1: "aside",
};

/** SurveyMonkey: a question that has several columns is named over the first of them, its options in a second row. */
export const surveyMonkey: Recognise = ({ first, second }) => {
  if (wordOf(first[0] ?? "") !== "respondentid") return undefined;
  const hasSecond = (second[0] ?? "").trim() === "" && second.some((cell) => cell.trim() !== "");
  if (named(first, "collectorid") === undefined && !hasSecond) return undefined;
  const titles = hasSecond ? spreadTitles(first, second) : first;
  const columns = titles.map((title, i): ExportColumn => {
    const part = surveyMonkeyParts[wordOf(title)];
    if (part !== undefined) return own(title, part);
    const cell = hasSecond ? (second[i] ?? "") : "";
    const item = isEmptyPart(cell) ? "" : readable(cell);
    const question = readable(title);
    const isShared = titles.filter((other) => other === title).length > 1;
    return asked(item === "" ? question : `${question} - ${item}`, {
      group: isShared ? question : "",
      item,
      isText: /^(open-ended response|other \(please specify\))$/i.test(cell.trim()),
    });
  });
  return {
    tool: "surveymonkey",
    name: "SurveyMonkey",
    headerRows: hasSecond ? 2 : 1,
    headerNames: hasSecond ? "joined" : "first",
    columns,
    zone: undefined,
    leftOut: [],
    isIdGlobal: true,
  };
};

const limeSurveyParts: Parts = {
  id: "id",
  responseid: "id",
  idderespuesta: "id",
  submitdate: "time",
  datesubmitted: "time",
  fechadeenvio: "time",
  lastpage: "aside",
  ultimapagina: "aside",
  startlanguage: "language",
  lenguajeinicial: "language",
  seed: "aside",
  semilla: "aside",
  startdate: "aside",
  datestarted: "aside",
  fechadeinicio: "aside",
  datestamp: "aside",
  datelastaction: "aside",
  fechadelaultimaaccion: "aside",
  ipaddr: "private",
  ipaddress: "private",
  direccionip: "private",
  refurl: "aside",
  referrerurl: "aside",
  token: "person",
  firstname: "firstName",
  lastname: "lastName",
  email: "email",
  interviewtime: "aside",
  totaltime: "aside",
};

/** LimeSurvey: headings are codes, whole texts, or "code. text"; the parts of a question stand in brackets. */
export const limeSurvey: Recognise = ({ first }) => {
  const parts = first.map(
    (name) => limeSurveyParts[wordOf(name.split(". ")[0] ?? name)] ?? limeSurveyParts[wordOf(name)],
  );
  const submitted = first[parts.indexOf("time")];
  const hasPage = named(
    first.map((name) => name.split(". ")[0] ?? name),
    "lastpage",
    "ultimapagina",
  );
  if (submitted === undefined || hasPage === undefined || !parts.includes("language")) return undefined;
  const columns = first.map((name, i): ExportColumn => {
    const part = parts[i];
    if (part !== undefined) return own(name, part);
    if (/^(groupTime\d+|\w+Time|(Group|Question) time: .*)$/.test(name)) return own(name, "aside");
    const [, question = name, item = ""] = /^(.*?)\s*\[([^[\]]*)\][^[\]]*$/s.exec(name) ?? [];
    const text = /^[A-Za-z]\w*(?:\[\w+\])?\. (.+)$/s.exec(name)?.[1] ?? name;
    return asked(text, {
      group: item === "" ? "" : readable(question),
      item: readable(item),
      isText: /^(other|otro|comment|comentario)$/i.test(item),
    });
  });
  return {
    tool: "limesurvey",
    name: "LimeSurvey",
    headerRows: 1,
    headerNames: "first",
    columns,
    zone: undefined,
    leftOut: [{ condition: { field: submitted.trim(), op: "not_exists" }, name: unfinished }],
    isIdGlobal: false,
  };
};

const typeformParts: Parts = {
  responsetype: "aside",
  startdateutc: "aside",
  stagedateutc: "aside",
  submitdateutc: "time",
  networkid: "private",
  tags: "aside",
  ending: "aside",
  outcome: "aside",
  firstname: "firstName",
  lastname: "lastName",
};

/** Hidden fields and variables of Typeform are called like variables; questions are sentences. */
const ofVariable = /^[a-z][a-z0-9_]*$/;

/** Typeform: "#" is the token of the response, times are in UTC; each option of a list has a column that is named like it. */
export const typeform: Recognise = ({ first }) => {
  const submitted = named(first, "submitdateutc");
  const isOurs = first.some((name) => name.trim() === "#") && submitted !== undefined;
  if (!isOurs) return undefined;
  const kind = named(first, "responsetype");
  return {
    tool: "typeform",
    name: "Typeform",
    headerRows: 1,
    headerNames: "first",
    columns: first.map((name): ExportColumn => {
      if (name.trim() === "#") return own(name, "id");
      const part = typeformParts[wordOf(name)];
      return part === undefined ? asked(name, { isQuestion: !ofVariable.test(name) }) : own(name, part);
    }),
    zone: "UTC",
    leftOut: [
      {
        condition:
          kind === undefined
            ? { field: submitted, op: "not_exists" }
            : { field: kind, op: "is", values: ["partial", "started"] },
        name: unfinished,
      },
    ],
    isIdGlobal: true,
  };
};

const formbricksParts: Parts = {
  no: "aside",
  responseid: "id",
  timestamp: "time",
  finished: "aside",
  surveyid: "aside",
  formbricksidinternal: "person",
  userid: "user",
  notes: "aside",
  tags: "aside",
  quotas: "aside",
  ipaddress: "private",
  verifiedemail: "email",
};

/** Formbricks: questions are numbered, the rows of a matrix follow behind a dash; ids of options stand beside their words. */
export const formbricks: Recognise = ({ first }) => {
  const finished = named(first, "finished");
  const isOurs =
    named(first, "responseid") !== undefined &&
    (named(first, "formbricksidinternal") !== undefined ||
      (named(first, "surveyid") !== undefined && finished !== undefined));
  if (!isOurs) return undefined;
  const numberOf = (name: string) => /^(\d+)\. /.exec(name)?.[1];
  const columns = first.map((name): ExportColumn => {
    const part = formbricksParts[wordOf(name)];
    if (part !== undefined) return own(name, part);
    const number = numberOf(name);
    if (number === undefined) return asked(name, { isQuestion: false });
    if (name.endsWith(" - Option ID")) return own(name, "aside");
    const title = name.slice(number.length + 2);
    const cut = title.lastIndexOf(" - ");
    const isShared =
      cut > 0 && first.filter((n) => numberOf(n) === number && !n.endsWith(" - Option ID")).length > 1;
    return asked(title, isShared ? { group: number, item: readable(title.slice(cut + 3)) } : {});
  });
  return {
    tool: "formbricks",
    name: "Formbricks",
    headerRows: 1,
    headerNames: "first",
    columns,
    zone: undefined,
    leftOut:
      finished === undefined
        ? []
        : [{ condition: { field: finished, op: "is", values: ["No", "false"] }, name: unfinished }],
    isIdGlobal: true,
  };
};

/** What Google calls the first column, in the languages of the product and of its neighbours. */
const timestamps: ReadonlySet<string> = new Set([
  "timestamp",
  "marcatemporal",
  "carimbodedatahora",
  "horodateur",
  "zeitstempel",
]);
const moment = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}[:.]\d{2}/;
const isAsked = (name: string) => /[?¿:\]]|^\S+(\s+\S+){3,}/.test(name.trim());

/** Google Forms: a moment, perhaps an address, and then nothing but questions. */
export const googleForms: Recognise = ({ first, second }) => {
  const [time = "", ...others] = first;
  const word = wordOf(time);
  if (!timestamps.has(word) || !moment.test((second[0] ?? "").trim())) return undefined;
  // Any log begins with a timestamp; only a form goes on with questions.
  if (others.length === 0 || (word === "timestamp" && !others.some(isAsked))) return undefined;
  const parts: Parts = {
    emailaddress: "email",
    username: "email",
    direcciondecorreoelectronico: "email",
    nombredeusuario: "email",
  };
  return {
    tool: "google-forms",
    name: "Google Forms",
    headerRows: 1,
    headerNames: "first",
    columns: first.map((name, i): ExportColumn => {
      if (i === 0) return own(name, "time");
      const part = parts[wordOf(name)];
      if (part !== undefined) return own(name, part);
      const [, question = "", item = ""] = /^(.*?)\s*\[([^[\]]*)\]$/s.exec(name.trim()) ?? [];
      return asked(name, item === "" ? {} : { group: readable(question), item: readable(item) });
    }),
    zone: undefined,
    leftOut: [],
    isIdGlobal: false,
  };
};
