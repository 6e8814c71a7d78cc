// In Spanish: what people work on: questions, dashboards, segments, touchpoints, units, shared links, customers.

import type { Phrases } from "./phrases.ts";

/** Kinds of things, as a place names them. */
const kinds: Phrases = {
  texts: {
    question: "la pregunta",
    dashboard: "el panel",
    segment: "el segmento",
    survey: "la encuesta",
    hour: "hora",
    day: "día",
    week: "semana",
    month: "mes",
    quarter: "trimestre",
    year: "año",
    blocked: "no señala a nadie en particular",
    "too-long": "es demasiado largo",
    malformed: "no tiene la forma correcta",
  },
};

/** Where a segment is used. */
const uses: Phrases = { texts: { 'the {1} "{2}"': "{1} «{2}»" }, inside: [kinds] };

/** Questions, dashboards, segments, units, touchpoints, shared links, customers. */
export const esWork: Phrases = {
  texts: {
    "The period ends ({1}) before it begins ({2}); `to` is exclusive.":
      "El periodo termina ({1}) antes de empezar ({2}); `to` no se incluye.",
    "The period ends before it begins; `to` is exclusive.":
      "El periodo termina antes de empezar; `to` no se incluye.",
    "compare: the period ends before it begins; `to` is exclusive.":
      "compare: el periodo termina antes de empezar; `to` no se incluye.",
    "More than {1} steps of one {2}; ask for a coarser interval.":
      "Salen más de {1} pasos de un intervalo ({2}); pide uno más grueso.",
    "There is no saved question {1} in this workspace.":
      "No hay ninguna pregunta guardada {1} en este espacio.",
    "There is no saved question {1} in this workspace; save the question before a tile shows it.":
      "No hay ninguna pregunta guardada {1} en este espacio; guárdala antes de ponerla en un panel.",
    "This workspace keeps {1} questions, the most there can be; remove some that nobody needs.":
      "Este espacio guarda {1} preguntas, el máximo; quita alguna que nadie necesite.",
    "There is no dashboard {1} in this workspace.": "No hay ningún panel {1} en este espacio.",
    "This workspace has {1} dashboards, the most there can be; remove some that nobody needs.":
      "Este espacio tiene {1} paneles, el máximo; quita alguno que nadie necesite.",
    "{1} changed this dashboard at {2} (version {3}, yours began at {4}). Read it again before you change it.":
      "{1} cambió este panel el {2} (versión {3}; la tuya partía de la {4}). Vuelve a leerlo antes de cambiarlo.",
    "Your account has no e-mail to send to; set one under My account first.":
      "Tu cuenta no tiene correo al que enviar; indícalo antes en Mi cuenta.",
    "No mail server is configured here. Whoever runs this server sets VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM and VIVENCIA_URL.":
      "Aquí no hay servidor de correo. Quien administra este servidor indica VIVENCIA_SMTP_URL, VIVENCIA_MAIL_FROM y VIVENCIA_URL.",
    "You get {1} weekly e-mails, the most there can be; stop some first.":
      "Recibes {1} correos semanales, el máximo; detén alguno antes.",
    "This link stops nothing: it is not complete. Copy it anew from the e-mail, or sign in and stop it there.":
      "Este enlace no detiene nada: está incompleto. Cópialo otra vez del correo, o entra y detenlo allí.",
    "There is no {1} {2} in this workspace.": "No existe en este espacio: {1} {2}.",
    "There is no live link {1} in this workspace.": "No hay ningún enlace vigente {1} en este espacio.",
    "This link opens nothing: it was withdrawn, it is over, or it is not complete. Ask whoever sent it for a new one.":
      "Este enlace no abre nada: se retiró, ha caducado o está incompleto. Pide otro a quien te lo envió.",
    "There is no segment {1} in this workspace.": "No hay ningún segmento {1} en este espacio.",
    'There is already a segment called "{1}" in this workspace, or one with its id; give it another name.':
      "Ya hay un segmento llamado «{1}» en este espacio, o uno con su id; ponle otro nombre.",
    'The segment "{1}" is used in {2}; take it out there first.':
      "El segmento «{1}» se usa en {2}; quítalo antes de ahí.",
    "segment: there is no segment {1} in this workspace; GET /api/v1/segments lists them.":
      "segment: no hay ningún segmento {1} en este espacio; GET /api/v1/segments los enumera.",
    "segment: the segment {1} would refer to itself; take it out of its own condition or of those it refers to.":
      "segment: el segmento {1} se referiría a sí mismo; quítalo de su condición o de las de los segmentos que usa.",
    "segment: with the segments that it refers to it has {1} facts; at most {2} can be judged together.":
      "segment: con los segmentos que usa suma {1} condiciones; se pueden evaluar juntas {2} como máximo.",
    "The address names the touchpoint {1}, the body {2}.":
      "La dirección nombra el punto de contacto {1} y el cuerpo, {2}.",
    "There is no touchpoint {1} in this workspace.": "No hay ningún punto de contacto {1} en este espacio.",
    "There is no touchpoint {1} in the catalogue; choose another or leave it empty.":
      "No hay ningún punto de contacto {1} en el catálogo; elige otro o déjalo vacío.",
    "The address names the unit {1}, the body {2}.": "La dirección nombra la unidad {1} y el cuerpo, {2}.",
    "The unit {1} names {2} as the one above it, and there is no such unit; write that one first or in the same list.":
      "La unidad {1} dice depender de {2}, que no existe; créala antes o en la misma lista.",
    "These units would stand under themselves: {1}. A unit can be moved to any unit that is not under it.":
      "Estas unidades dependerían de sí mismas: {1}. Una unidad se puede mover a cualquiera que no dependa de ella.",
    "A workspace has at most {1} units; this would make {2}.":
      "Un espacio tiene como máximo {1} unidades; con esto serían {2}.",
    "The unit {1} stands in the list twice.": "La unidad {1} está dos veces en la lista.",
    "There is no unit {1} in the tree of this workspace.":
      "No hay ninguna unidad {1} en el árbol de este espacio.",
    "There is no placing {1} in this workspace.": "No hay ninguna colocación {1} en este espacio.",
    "History was already placed.": "La historia ya se había colocado.",
    "{1} is no kind of identifier: user, email, phone, loyalty, anonymous or external:NAME.":
      "{1} no es un tipo de identificador: user, email, phone, loyalty, anonymous o external:NOMBRE.",
    "This {1} cannot identify anyone: {2}.":
      "Este identificador ({1}) no sirve para identificar a nadie: {2}.",
    "Nobody is known by this identifier in this workspace.":
      "En este espacio no se conoce a nadie por este identificador.",
    "There is no such merge in this workspace, or it was undone before.":
      "Esa unión no existe en este espacio o ya se deshizo.",
    "A workbook holds at most {1} links. Take CSV instead.":
      "Un libro admite como máximo {1} enlaces. Usa CSV.",
    "A workbook holds at most {1} responses. Take CSV instead.":
      "Un libro admite como máximo {1} respuestas. Usa CSV.",
  },
  inside: [kinds, uses],
};
