// How five more survey tools lay out the responses that they export. Each function looks at the first rows of a file and says
// what its columns are, or that another tool wrote it.

import {
  asked,
  named,
  own,
  type Parts,
  type Recognise,
  readable,
  unfinished,
  wordOf,
} from "./export-columns.ts";
import { isEmptyPart, spreadTitles } from "./header.ts";
import type { ExportColumn } from "./survey-export.ts";

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
    // What people were asked may begin in the very first column, below the name of the tool's own.
    const part = surveyMonkeyParts[wordOf(first[i] ?? "")];
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
