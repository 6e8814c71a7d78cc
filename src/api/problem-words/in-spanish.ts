// What went wrong, in Spanish. Problems are thrown and logged, and reasons are kept, in English, the language of programs;
// here, at the edge, they are said to people who read Spanish. What no table knows stays as it is.

import type { FastifyRequest } from "fastify";
import { type Language, languageOf } from "../../domain/language.ts";
import type { ErrorCode } from "../../errors.ts";
import { esAccess, esFramework, esServer } from "./es-access.ts";
import { esCut, esMessages, esRows } from "./es-arrivals.ts";
import { esChecks, esZod } from "./es-checks.ts";
import { esFiles } from "./es-files.ts";
import { esSurveys } from "./es-surveys.ts";
import { esWork } from "./es-work.ts";
import { compilePhrases, type Phrases } from "./phrases.ts";

/** What each code is called. */
export const spanishTitles: Readonly<Record<ErrorCode, string>> = {
  "bad-input": "La petición no es válida",
  unauthenticated: "No has entrado",
  forbidden: "No está permitido",
  "not-found": "No se encuentra",
  conflict: "Hay un conflicto",
  "too-large": "Es demasiado grande",
  "unsupported-format": "Formato no admitido",
  "rate-limited": "Demasiadas peticiones",
  "question-too-heavy": "La consulta es demasiado pesada",
  "bad-config": "Un ajuste no es correcto",
  "data-dir-in-use": "El directorio de datos está en uso",
  "engine-missing": "Falta un motor",
  "engine-failed": "Un motor no responde",
  "not-ready": "Aún no está listo",
  "mail-failed": "No se ha podido enviar el correo",
  "journal-full": "No se puede escribir en el diario",
  internal: "Algo ha fallado aquí",
};

/** All tables, by what they speak of. */
export const spanishTables: readonly Phrases[] = [
  esAccess,
  esServer,
  esWork,
  esSurveys,
  esFiles,
  esRows,
  esMessages,
  esCut,
  esChecks,
  esZod,
  esFramework,
];

const say = compilePhrases(spanishTables);

/** The text in Spanish, or as it is when no table knows it. */
export function inSpanish(text: string): string {
  return say(text) ?? text;
}

/** How texts of ours are said in a language. */
export function wordsIn(language: Language): (text: string) => string {
  return language === "es" ? inSpanish : (text) => text;
}

/** How texts of ours are said to whoever sent a request. */
export function wordsFor(request: Pick<FastifyRequest, "headers">): (text: string) => string {
  return wordsIn(languageOf(request.headers["accept-language"]));
}
