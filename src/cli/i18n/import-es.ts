// Lo que dice el terminal de las importaciones, en español: archivos, qué parecen las columnas, por qué se aparta una fila.

import type { ImportWords } from "./import-en.ts";

/** Los textos españoles de las importaciones. */
export const importWords: ImportWords = {
  import: {
    description:
      "Importar CSV, XLSX o JSON Lines, también en gzip; sin receta se propone una y se enseña antes",
    recipe: "cómo leer el archivo, véase docs/reference/recipe.md",
    dryRun: "probar y no escribir nada",
    yes: "importar con la receta propuesta sin preguntar",
    proposeOnly: "mostrar la receta propuesta como JSON y parar",
    json: "los recuentos finales como JSON",
    noRecipe: (path) => `No se puede leer la receta ${path}.`,
    badRecipe: (path, reason) => `La receta ${path} no es JSON válido: ${reason}`,
    delimiter: (mark) => `separado por ${mark}`,
    tab: "tabuladores",
    column: "columna",
    seems: "parece ser",
    examples: "ejemplos",
    proposed: "Receta propuesta:",
    preview: "Así quedarían las primeras filas (horas en UTC):",
    line: "línea",
    when: "cuándo",
    who: "quién",
    where: "dónde",
    what: "qué",
    becomes: { interaction: "interacción", profile: "perfil", skipped: "omitida a propósito" },
    check: "Conviene comprobar:",
    ask: "¿Importar con esta receta?",
    choices: "[s/N]",
    refused:
      "No se ha escrito nada. Añade --yes para importar con esta receta o --dry-run para probarla; o guárdala con --propose-only, corrígela y dala con --recipe ARCHIVO.",
    nothingWritten: "No se ha escrito nada.",
    reading: (file) => `leyendo ${file}`,
    rows: (n, shown) => (n === 1 ? "1 elemento" : `${shown} elementos`),
    failed: "La importación ha fallado.",
    imported: (name) => `Importado ${name}`,
    tried: (name) => `Probado ${name}, sin escribir nada`,
    cancelled: (name) => `Detenido ${name}; lo escrito se queda`,
    received: (n, shown) => (n === 1 ? "1 recibido" : `${shown} recibidos`),
    interactions: (n, shown) => (n === 1 ? "1 interacción" : `${shown} interacciones`),
    profiles: (n, shown) => (n === 1 ? "1 perfil" : `${shown} perfiles`),
    duplicates: (n, shown) => (n === 1 ? "1 repetido" : `${shown} repetidos`),
    quarantined: (_n, shown) => `${shown} en cuarentena`,
    skipped: (n, shown) => (n === 1 ? "1 omitido a propósito" : `${shown} omitidos a propósito`),
    answers: (n, shown) => (n === 1 ? "1 respuesta" : `${shown} respuestas`),
    seconds: (shown) => `${shown} s`,
    allKnown: "Todo estaba ya: las mismas filas cuentan una sola vez.",
    problem: (n, reason, line, detail) =>
      `${n} × ${reason}${line === undefined ? "" : `, la primera en la línea ${line}`}: ${detail}`,
    keptAside: (id) => `Se ven con: vivencia quarantine list --import ${id}`,
  },
};
