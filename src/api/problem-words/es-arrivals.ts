// In Spanish: why something that arrived was kept aside, the row of a file or a message of the tracking API. The names of
// fields, identifiers and types of calls stay as the sender writes them.

import type { Phrases } from "./phrases.ts";

/** What a message holds where something else belongs. */
const shown: Phrases = {
  texts: {
    missing: "nada",
    null: "null",
    "a list": "una lista",
    "an object": "un objeto",
  },
};

/** Who it was about. */
const esIdentifiers: Phrases = {
  texts: {
    "{1} is blank": "{1} está en blanco",
    "{1} is no kind": "{1} no es un tipo",
    '{1} "{2}" is blocked': "{1} «{2}» no señala a nadie en particular",
    '{1} "{2}" is too-long': "{1} «{2}» es demasiado largo",
    '{1} "{2}" is malformed': "{1} «{2}» no tiene la forma correcta",
    "{1} is blocked": "{1} no señala a nadie en particular",
    "{1} is too-long": "{1} es demasiado largo",
    "{1} is malformed": "{1} no tiene la forma correcta",
    "phone {1} is not certain": "no es seguro de qué teléfono se trata: {1}",
    "no userId, anonymousId, e-mail, phone, loyalty card or external id":
      "no hay userId, anonymousId, correo, teléfono, tarjeta de fidelidad ni id externo",
  },
};

/** Why a number cannot be read. */
const esNumbers: Phrases = {
  texts: {
    '"{1}" is no number': "«{1}» no es un número",
    '"{1}" may mean two numbers: say "decimal" in the recipe':
      "«{1}» puede ser dos números: indica «decimal» en la receta",
  },
};

/** Rows of files. */
export const esRows: Phrases = {
  texts: {
    ...esNumbers.texts,
    '"{1}": {2}': "«{1}»: {2}",
    'trait "{1}": {2}': "atributo «{1}»: {2}",
    'trait "{1}": "{2}" is neither yes nor no': "atributo «{1}»: «{2}» no es ni sí ni no",
    '"{1}": {2}, and no word that the recipe gives a score':
      "«{1}»: {2}, ni una palabra a la que la receta dé una nota",
    '"{1}": {2} is off the scale {3}-{4}': "«{1}»: {2} está fuera de la escala {3}-{4}",
    '"{1}": {2} is no whole score, which NPS needs': "«{1}»: {2} no es una nota entera, que el NPS exige",
    "the weight {1} is not above 0": "el peso {1} no es mayor que 0",
    "the line is longer than {1} characters": "la línea tiene más de {1} caracteres",
    "a quote is not closed within {1} characters": "unas comillas no se cierran en {1} caracteres",
    "a quote is opened and never closed": "unas comillas se abren y no se cierran",
    "a quote is closed and {1} follows instead of a separator":
      "unas comillas se cierran y sigue {1} en vez de un separador",
    "a quote that runs over {1} lines leaves {2} cells instead of {3}":
      "unas comillas que ocupan {1} líneas dejan {2} celdas en vez de {3}",
    '"{1}" holds {2} characters; at most {3} are read': "«{1}» tiene {2} caracteres; se leen {3} como máximo",
    'the recipe gives no {1} for "{2}": add it to the map, or give a default':
      "la receta no da ningún valor ({1}) para «{2}»: añádelo a «map» o pon un «default»",
    "the product is too large for a number": "el producto es demasiado grande para un número",
    "the {1} is negative: {2} ms": "la duración ({1}) es negativa: {2} ms",
    '"{1}" is no time in the form {2}': "«{1}» no es una hora con la forma {2}",
    "{1} is before {2}": "{1} es anterior a {2}",
    "the time is blank": "la hora está en blanco",
    "what happened is blank": "lo que pasó está en blanco",
    "the {1} has {2} characters; at most {3}": "este texto ({1}) tiene {2} caracteres; {3} como máximo",
    '"{1}" tells neither direct nor indirect: add it to the map':
      "«{1}» no dice ni directo ni indirecto: añádelo a «map»",
    "the row could not be split into cells; write it as a JSON object of columns to read it again":
      "la fila no se pudo separar en celdas; escríbela como un objeto JSON de columnas para leerla de nuevo",
    "{1} cells instead of {2}": "{1} celdas en vez de {2}",
    "the object is longer than what is read": "el objeto es más largo de lo que se lee",
    "no valid JSON: {1}": "no es JSON válido: {1}",
    "a JSON object is expected": "se espera un objeto JSON",
    "values are nested too deep": "hay demasiados niveles anidados",
    "more than {1} columns": "más de {1} columnas",
    "nothing can be read from this content with the recipe of its import":
      "con la receta de su importación no se puede leer nada de este contenido",
  },
  inside: [esNumbers],
};

/** Messages of the tracking API. */
export const esMessages: Phrases = {
  texts: {
    ...esIdentifiers.texts,
    "no usable identifier: {1}": "ningún identificador sirve: {1}",
    "event is {1}; a track call names what happened": "event: {1}; una llamada track nombra lo que pasó",
    "groupId is {1}; a group call names its group": "groupId: {1}; una llamada group nombra su grupo",
    "an alias call needs previousId and userId; {1}": "una llamada alias necesita previousId y userId; {1}",
    "the message is {1}, not an object": "el mensaje es {1} y no un objeto",
    "{1} is {2}, not an object": "{1}: {2} en vez de un objeto",
    "type is {1}; it must be one of {2}": "type: {1}; debe ser uno de {2}",
    "the time is {1}; write it as ISO 8601, like 2026-01-31T12:00:00.000Z":
      "la hora: {1}; escríbela como ISO 8601, por ejemplo 2026-01-31T12:00:00.000Z",
    "the time is {1}, before 1990": "la hora es {1}, anterior a 1990",
    "{1} is {2}, not a number of milliseconds from 0 up":
      "{1}: {2} en vez de un número de milisegundos desde 0",
    "{1} is {2}, not a number": "{1}: {2} en vez de un número",
    "{1}.metric is {2}, not the name of a metric": "{1}.metric: {2} en vez del nombre de una métrica",
    '{1}.scale is {2}; write it like "1-5"': "{1}.scale: {2}; escríbela como «1-5»",
    "{1}.score is {2}, not a number": "{1}.score: {2} en vez de un número",
    "{1}.score is {2}, outside {3}": "{1}.score es {2}, fuera de {3}",
    "{1}.score is {2}; an NPS score is a whole number":
      "{1}.score es {2}; una nota de NPS es un número entero",
    "{1}.weight is {2}, not a number above 0": "{1}.weight: {2} en vez de un número mayor que 0",
    "{1} has no score, no choice and no text": "{1} no tiene ni nota, ni opción, ni texto",
    "answers holds {1} answers; {2} are allowed": "answers tiene {1} respuestas; se permiten {2}",
    "weight is {1}, not a number above 0": "weight: {1} en vez de un número mayor que 0",
    "answers holds no score, choice or text at all; was a score not a number?":
      "answers no tiene ninguna nota, opción ni texto; ¿había una nota que no era un número?",
    "the event has {1} bytes; at most {2} (32 KB) are accepted":
      "el evento ocupa {1} bytes; se aceptan {2} como máximo (32 KB)",
  },
  inside: [shown, esIdentifiers],
};

/** Of either, what was too long to be kept whole. */
export const esCut: Phrases = {
  texts: {
    "{1} (raw content cut at {2} characters)": "{1} (contenido cortado a los {2} caracteres)",
  },
  inside: [esRows, esMessages],
};
