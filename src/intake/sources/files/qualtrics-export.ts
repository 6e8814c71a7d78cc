// How Qualtrics lays out the responses that it exports.

import { isTimeZone } from "../../../domain/period.ts";
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
import { counted, type ExportColumn, type LeftOut } from "./survey-export.ts";

const previews = counted(["vista previa", "vistas previas"], ["preview", "previews"]);
const spam = counted(["marcada como spam", "marcadas como spam"], ["marked as spam", "marked as spam"]);
const synthetic = counted(["sintética", "sintéticas"], ["synthetic", "synthetic"]);

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

/** Exports of 2016 and 2017 write their ids in single quotes, and dashes where later ones have underscores. */
const importIdOf = (cell: string) => /(["'])ImportId\1\s*:\s*(["'])(.*?)\2/.exec(cell)?.[3];

/** What somebody was asked, and not what was computed from it: groups of NPS, topics, order, clicks, browser. */
const ofQuestion = /^QID\d+(?:[-_#x]\d+)*([-_]TEXT)?$/;

/** The zone of its times as the marks below the titles tell it: "Z" for UTC, else its name. One that does not exist is none. */
function zoneIn(marks: readonly string[]): string | undefined {
  const told = /"timeZone"\s*:\s*"([^"]+)"/.exec(marks.join(" "))?.[1];
  const zone = told === "Z" ? "UTC" : told;
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

/** Ways of asking that are channels of ours; links and codes may be met anywhere. */
const ways = { email: "email", sms: "sms", social: "social" } as const;

const isOne = (field: string | undefined, values: string[]) =>
  field === undefined ? [] : [{ field, op: "is" as const, values }];

/** Qualtrics: variables, then what was asked, then the import ids, which are English in every language. */
export const qualtrics: Recognise = ({ first, second, third }) => {
  const ids = [second, third].map((row) => row.map(importIdOf));
  const index = ids.findIndex((row) => row.filter((id) => id !== undefined).length > first.length / 2);
  const words = new Set(first.map(wordOf));
  const bare = ["startdate", "enddate", "finished", "recordeddate", "responseid"].every((w) => words.has(w));
  if (index < 0 && !bare) return undefined;
  const importIds = ids[index] ?? [];
  const marks = index === 0 ? second : third;
  const dash = marks.some((mark) => mark.includes("'ImportId'")) ? "-" : " - ";
  const columns = first.map((name, i): ExportColumn => {
    const part = qualtricsParts[wordOf(name)];
    if (part !== undefined) return own(name, part);
    const text = index === 1 ? (second[i] ?? "") : name;
    const id = importIds[i];
    if (id !== undefined && !ofQuestion.test(id))
      return /^QID/.test(id) ? own(text, "aside") : asked(text || name, { isQuestion: false });
    // What Qualtrics adds where an option has a text of its own.
    const title = readable(text).replace(/ - Selected Choice$/, "") || name;
    const cut = title.lastIndexOf(dash);
    const isPart = /[-_]\d+$|#/.test(id ?? name) || /"choiceId"/.test(marks[i] ?? "");
    return asked(title, {
      group: isPart ? name.replace(/_-?\d+$/, "") : "",
      item: isPart && cut > 0 ? title.slice(cut + dash.length) : "",
      isText: /[-_]TEXT$/.test(id ?? ""),
    });
  });
  const [status, finished, progress] = ["status", "finished", "progress"].map((word) => named(first, word));
  const channel = named(first, "distributionchannel");
  // Words of a status are in the language of the account; that of the channel, and the progress, are the same everywhere.
  const isPreview = [
    ...isOne(status, ["Survey Preview", "Survey Test", "Offline Survey Preview", "1", "2", "17"]),
    ...isOne(channel, ["preview"]),
  ];
  const isUnfinished = [
    ...isOne(finished, ["False", "0"]),
    ...(progress === undefined ? [] : [{ field: progress, op: "at_most" as const, values: [99] }]),
  ];
  const leftOut = [
    { conditions: isPreview, name: previews },
    {
      conditions: isOne(status, [
        ...["Spam", "Survey Preview Spam", "Imported Spam", "EX Spam"],
        ...["8", "9", "12", "40"],
      ]),
      name: spam,
    },
    { conditions: isOne(status, ["Synthetic", "256"]), name: synthetic },
    { conditions: isUnfinished, name: unfinished },
  ].flatMap(({ conditions, name }): LeftOut[] => {
    const [only] = conditions;
    if (only === undefined) return [];
    return [{ condition: conditions.length === 1 ? only : { any: conditions }, name }];
  });
  return {
    tool: "qualtrics",
    name: "Qualtrics",
    headerRows: index < 0 ? 1 : index === 0 ? 2 : 3,
    headerNames: "first",
    columns,
    zone: zoneIn(marks),
    leftOut,
    channel: channel === undefined ? undefined : { column: channel, map: ways },
    isIdGlobal: true,
  };
};
