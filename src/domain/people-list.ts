// A list of people as somebody pastes it or takes it out of a spreadsheet: a table with titles in either language, or plain
// addresses one to a line. Pure. Whoever cannot be understood is told by the number of their line; nobody is guessed.

import { fold } from "./fold.ts";
import { type GivenPerson, type Invitee, type PersonProblem, parsePerson } from "./invitee.ts";

/** Most people of one list. */
export const peopleMax = 20_000;

type Field = Exclude<keyof GivenPerson, "hidden">;

const titles: Readonly<Record<Field, readonly string[]>> = {
  email: ["email", "e-mail", "mail", "correo", "correo electronico", "email address"],
  phone: ["phone", "mobile", "telephone", "telefono", "movil", "celular", "whatsapp"],
  user: [
    "user",
    "user id",
    "userid",
    "id",
    "customer",
    "customer id",
    "cliente",
    "id cliente",
    "codigo cliente",
  ],
  loyalty: ["loyalty", "loyalty card", "loyalty id", "tarjeta", "tarjeta de fidelizacion"],
  name: ["name", "full name", "nombre", "nombre completo", "nombre y apellidos"],
  language: ["language", "lang", "idioma", "lengua"],
  unit: ["unit", "store", "shop", "unidad", "tienda", "centro"],
};

const fields = Object.keys(titles) as Field[];

/** The field that a title names; undefined for others, which become values that the link carries. */
function fieldOfTitle(title: string): Field | undefined {
  const plain = fold(title)
    .replace(/[_\s]+/g, " ")
    .trim();
  return fields.find((field) => titles[field].includes(plain));
}

/** Splits text at the sign that its first line uses most, with quotes as spreadsheets write them. */
export function splitTable(text: string): string[][] {
  const [first = ""] = text.split("\n", 1);
  const count = (sign: string) => first.split(sign).length;
  const separator = ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += sign;
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r" && sign !== "\uFEFF") cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** A list that was read. Lines count from 1. */
export interface PeopleList {
  readonly people: readonly { readonly line: number; readonly invitee: Invitee }[];
  readonly problems: readonly { readonly line: number; readonly problem: PersonProblem }[];
  /** More than `peopleMax` were there. */
  readonly isCut: boolean;
}

/** What a cell of a list without titles is. */
function fieldOfCell(cell: string): Field {
  if (cell.includes("@")) return "email";
  return /^[+\d][\d\s().-]{6,}$/.test(cell) ? "phone" : "name";
}

const valueName = /^[a-z][a-z0-9_]{0,39}$/;

/** Reads the rows of a list. A first row that names a known column is one of titles. */
export function readPeople(rows: readonly (readonly string[])[]): PeopleList {
  const [first = []] = rows;
  const named = first.map(fieldOfTitle);
  const hasTitles = named.some((field) => field !== undefined) && !first.some((cell) => cell.includes("@"));
  const people: { line: number; invitee: Invitee }[] = [];
  const problems: { line: number; problem: PersonProblem }[] = [];
  let isCut = false;
  for (const [at, cells] of rows.entries()) {
    if ((at === 0 && hasTitles) || cells.every((cell) => cell.trim() === "")) continue;
    if (people.length + problems.length >= peopleMax) {
      isCut = true;
      break;
    }
    const given: Record<string, string> = {};
    const hidden: Record<string, string> = {};
    for (const [i, raw] of cells.entries()) {
      const cell = raw.trim().slice(0, 200);
      if (cell === "") continue;
      const field = hasTitles ? named[i] : fieldOfCell(cell);
      if (field !== undefined) given[field] ??= cell;
      else {
        const name = fold(first[i] ?? "").replace(/[\s-]+/g, "_");
        if (valueName.test(name)) hidden[name] = cell;
      }
    }
    const invitee = parsePerson({ ...given, hidden });
    if (typeof invitee === "string") problems.push({ line: at + 1, problem: invitee });
    else people.push({ line: at + 1, invitee });
  }
  return { people, problems, isCut };
}
