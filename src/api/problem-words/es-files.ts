// In Spanish: files, their imports and the recipes that read them.

import { esRows } from "./es-arrivals.ts";
import { esChecks, esZod } from "./es-checks.ts";
import type { Phrases } from "./phrases.ts";

/** What a file is that cannot be read. */
const fileKinds: Phrases = {
  texts: {
    "an old Excel file (.xls): save it as .xlsx or CSV":
      "un archivo antiguo de Excel (.xls): guárdalo como .xlsx o CSV",
    "a PDF: export the table as CSV or XLSX": "un PDF: exporta la tabla como CSV o XLSX",
    "a Parquet file: convert it to CSV or JSON Lines": "un archivo Parquet: conviértelo a CSV o JSON Lines",
    "compressed with Zstandard: unpack it, or compress it with gzip":
      "un archivo comprimido con Zstandard: descomprímelo o comprímelo con gzip",
    "compressed with bzip2: unpack it, or compress it with gzip":
      "un archivo comprimido con bzip2: descomprímelo o comprímelo con gzip",
    "compressed with xz: unpack it, or compress it with gzip":
      "un archivo comprimido con xz: descomprímelo o comprímelo con gzip",
    "a 7-Zip archive: unpack it, or compress the file with gzip":
      "un archivo de 7-Zip: descomprímelo o comprime el archivo con gzip",
    "a RAR archive: unpack it, or compress the file with gzip":
      "un archivo RAR: descomprímelo o comprime el archivo con gzip",
    "compressed twice: unpack it once": "un archivo comprimido dos veces: descomprímelo una vez",
    "it has no part {1}": "le falta la parte {1}",
    "it is protected by a password": "está protegido con contraseña",
    "it has more than {1} parts": "tiene más de {1} partes",
    "it has no sheets": "no tiene hojas",
    "its sheets are empty": "sus hojas están vacías",
    "more than {1} MB": "más de {1} MB",
    "more than {1} times its size": "más de {1} veces su tamaño",
  },
};

/** Files, imports and the recipes that read them. */
export const esFiles: Phrases = {
  texts: {
    "There is no upload {1}; send the file again.": "No está el archivo subido {1}; envíalo de nuevo.",
    "The file does not fit: there is room for {1} bytes.": "El archivo no cabe: queda sitio para {1} bytes.",
    "There is no scenario {1}.": "No existe la demostración {1}.",
    "There is no import {1} in this workspace.": "No hay ninguna importación {1} en este espacio.",
    "There is no import {1} with a recipe in this workspace.":
      "No hay ninguna importación {1} con receta en este espacio.",
    "This import is already over.": "Esta importación ya ha terminado.",
    "There is no open item {1} in the quarantine.": "No hay ningún elemento pendiente {1} en la cuarentena.",
    "The recipe cannot be used. {1}": "La receta no se puede usar. {1}",
    "The recipe does not say who the customer is.": "La receta no dice quién es el cliente.",
    "The recipe says neither what happened nor when.": "La receta no dice qué pasó ni cuándo.",
    'The recipe\'s time "{1}" is no ISO time; such as 2026-01-31 or 2026-01-31T10:00:00Z.':
      "La hora «{1}» de la receta no es una hora ISO, como 2026-01-31 o 2026-01-31T10:00:00Z.",
    'The time format "{1}" names no day; such as YYYY-MM-DD HH:mm or D/M/YYYY.':
      "El formato de hora «{1}» no nombra un día, como YYYY-MM-DD HH:mm o D/M/YYYY.",
    '"{1}" is no time zone; such as Europe/Madrid.': "«{1}» no es una zona horaria, como Europe/Madrid.",
    '"{1}" is no known encoding; such as utf-8 or windows-1252.':
      "«{1}» no es una codificación conocida, como utf-8 o windows-1252.",
    "Line {1} of {2} cannot be read: {3}.": "La línea {1} de {2} no se puede leer: {3}.",
    "The header on line {1} cannot be read: {2}.": "La cabecera de la línea {1} no se puede leer: {2}.",
    "The header has {1} columns; at most {2} are read.":
      "La cabecera tiene {1} columnas; se leen {2} como máximo.",
    'The file has no column {1}, which the recipe needs ("missingColumns": "blank" allows that). It has: {2}.':
      'El archivo no tiene la columna {1}, que la receta necesita ("missingColumns": "blank" lo permite). Tiene: {2}.',
    "There is no such file: {1}": "No existe ese archivo: {1}",
    "The compressed file is damaged or ends too early ({1}). Make it again and retry: what was already imported counts once.":
      "El archivo comprimido está dañado o termina antes de tiempo ({1}). Vuelve a crearlo y reinténtalo: lo ya importado cuenta una sola vez.",
    "The file cannot be read: {1}": "El archivo no se puede leer: {1}",
    '"{1}" is empty.': "«{1}» está vacío.",
    '"{1}" has no rows below its header.': "«{1}» no tiene filas debajo de la cabecera.",
    '"{1}" is a zip archive: unpack it, or compress the file with gzip.':
      "«{1}» es un archivo zip: descomprímelo o comprime el archivo con gzip.",
    '"{1}" is an OpenDocument sheet: save it as .xlsx or CSV.':
      "«{1}» es una hoja OpenDocument: guárdala como .xlsx o CSV.",
    '"{1}" is {2}.': "«{1}» es {2}.",
    '"{1}" is no text: a CSV, XLSX or JSON Lines file is needed.':
      "«{1}» no es texto: hace falta un archivo CSV, XLSX o JSON Lines.",
    '"{1}" is a web page: export the table as CSV or XLSX.':
      "«{1}» es una página web: exporta la tabla como CSV o XLSX.",
    '"{1}" has no sheet "{2}". It has: {3}.': "«{1}» no tiene la hoja «{2}». Tiene: {3}.",
    "The workbook cannot be read: {1}. Open it in a spreadsheet and save it again, or save it as CSV.":
      "El libro no se puede leer: {1}. Ábrelo en una hoja de cálculo y guárdalo de nuevo, o guárdalo como CSV.",
    "The workbook is refused: its part {1} unpacks to {2}. Save the sheet as CSV.":
      "El libro no se acepta: su parte {1} ocupa descomprimida {2}. Guarda la hoja como CSV.",
    "The workbook is larger than {1} GB. Save the sheet as CSV.":
      "El libro ocupa más de {1} GB. Guarda la hoja como CSV.",
    "The workbook is refused: its texts are longer than {1} MB. Save the sheet as CSV.":
      "El libro no se acepta: sus textos ocupan más de {1} MB. Guarda la hoja como CSV.",
    "Row {1} of the sheet has more than {2} cells.": "La fila {1} de la hoja tiene más de {2} celdas.",
  },
  inside: [fileKinds, esRows, esChecks, esZod],
};
