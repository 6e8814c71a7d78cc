// What the terminal says of the audit trail, in Spanish.

import type { Words } from "./en.ts";

/** The Spanish texts of the audit trail. */
export const auditWords: Pick<Words, "audit"> = {
  audit: {
    description: "Quién hizo qué, en un registro que delata cualquier cambio",
    list: "el registro, lo más reciente primero",
    from: "desde este día, como 2026-01-01",
    to: "hasta este día, sin incluirlo",
    actor: "solo quien se llame así en parte, o bien: person, key, local, system, nobody",
    action: "solo esto, como key.made; varios, separados por comas",
    number: "cuántas entradas",
    none: "No hay nada registrado que encaje.",
    heading: {
      sequence: "n.º",
      at: "cuándo (UTC)",
      who: "quién",
      what: "qué",
      whom: "a qué",
      address: "desde",
    },
    actors: {
      person: "una persona",
      key: "una clave",
      local: "la línea de comandos",
      system: "Vivencia",
      nobody: "alguien desconocido",
    },
    keyNamed: (name) => `clave ${name}`,
    verify: "comprobar si el registro está tal como se escribió",
    unbroken: (entries) => `El registro está intacto: ${entries} entradas.`,
    broken: (breaks, entries) => `El registro está ROTO en ${breaks} puntos; hay ${entries} entradas.`,
    noted: (heads, at) =>
      `Se ha comparado con ${heads} marcas anotadas en esta máquina, la última el ${at} (UTC).`,
    notNoted: "Esta máquina aún no ha anotado ninguna marca: podría faltar el final sin que se note.",
    at: (moment) => ` (hacia el ${moment} UTC)`,
    breaks: {
      missing: (from, to) => `faltan las entradas de la ${from} a la ${to}`,
      changed: (from) => `la entrada ${from} no es la que se escribió, o se sustituyó la anterior`,
      inserted: (from) => `la entrada ${from} se metió después`,
      moved: (from) => `la entrada ${from} se hizo para otro lugar`,
      removed: (from) => `en la ${from} se quitó una entrada y las siguientes se corrieron`,
      truncated: (from, to) => `falta el final: entradas de la ${from} a la ${to}`,
      appended: (from, to) => `las entradas de la ${from} a la ${to} están detrás del final anotado`,
      rewritten: (from) => `hasta la entrada ${from} el registro no es el que se anotó fuera de él`,
    },
    more: (breaks) => `… y ${breaks} más.`,
  },
};
