// The words of a table of responses in Spanish and English: what its fixed columns and its code book say.

import type { Language } from "../language.ts";
import type { ResponseFact } from "./response-table.ts";

/** The words of a language. */
export interface TableWords {
  readonly facts: Readonly<Record<ResponseFact, string>>;
  readonly other: string;
  /** Heads of the code book: column, what it holds, kind, code, meaning. */
  readonly book: readonly [string, string, string, string, string];
  /** Names of the sheets of a workbook. */
  readonly sheets: readonly [string, string];
}

const en: TableWords = {
  facts: {
    response: "Identifier of the response",
    at: "When it was given, in the time zone of the company",
    customer: "Identifier of the customer",
    version: "Version of the survey that was answered",
    completed: "1 for a response that was finished, 0 for one that was left",
    language: "Language it was answered in",
    channel: "Channel",
    touchpoint: "Touchpoint",
    unit: "Unit",
    duration_s: "Time from the first page to the last, in seconds",
    ending: "Ending that was shown",
  },
  other: "own words",
  book: ["column", "holds", "kind", "code", "meaning"],
  sheets: ["Responses", "Code book"],
};

const es: TableWords = {
  facts: {
    response: "Identificador de la respuesta",
    at: "Cuándo se dio, en la zona horaria de la empresa",
    customer: "Identificador del cliente",
    version: "Versión de la encuesta que se respondió",
    completed: "1 si se terminó, 0 si se dejó a medias",
    language: "Idioma en que se respondió",
    channel: "Canal",
    touchpoint: "Punto de contacto",
    unit: "Unidad",
    duration_s: "Tiempo de la primera página a la última, en segundos",
    ending: "Final que se mostró",
  },
  other: "con sus palabras",
  book: ["columna", "contiene", "tipo", "código", "significado"],
  sheets: ["Respuestas", "Libro de códigos"],
};

const all: Readonly<Record<Language, TableWords>> = { es, en };

/** The words of a language. */
export const tableWords = (language: Language): TableWords => all[language];
