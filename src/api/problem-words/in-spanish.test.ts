import { expect, it } from "vitest";
import { inSpanish } from "./in-spanish.ts";

it.each([
  [
    'The segment "A, b" is used in the segment "X", the question "Y"; take it out there first.',
    "El segmento «A, b» se usa en el segmento «X», la pregunta «Y»; quítalo antes de ahí.",
  ],
  [
    "“Ventas” cannot be published yet: sections.0.questions.1.options offers nothing to choose, and 2 more.",
    "«Ventas» aún no se puede publicar: sections.0.questions.1.options no ofrece nada que elegir, y 2 más.",
  ],
  [
    "The recipe cannot be used. id: Invalid input: expected string, received number; rows[0].x: is not known here",
    "La receta no se puede usar. id: se espera un texto, no un número; rows[0].x: no se conoce aquí",
  ],
  ["There is no question 7 in this workspace.", "No existe en este espacio: la pregunta 7."],
  [
    '"x.pdf" is a PDF: export the table as CSV or XLSX.',
    "«x.pdf» es un PDF: exporta la tabla como CSV o XLSX.",
  ],
  [
    "The header on line 1 cannot be read: a quote is opened and never closed.",
    "La cabecera de la línea 1 no se puede leer: unas comillas se abren y no se cierran.",
  ],
  [
    '"nps": "once" is no number, and no word that the recipe gives a score',
    "«nps»: «once» no es un número, ni una palabra a la que la receta dé una nota",
  ],
  ['email "a@" is malformed; phone is blank', "email «a@» no tiene la forma correcta; phone está en blanco"],
  ["answers[0].score is missing, not a number", "answers[0].score: nada en vez de un número"],
  ["A text that no table knows: 7", "A text that no table knows: 7"],
])("%s", (english, spanish) => {
  expect(inSpanish(english)).toBe(spanish);
});
