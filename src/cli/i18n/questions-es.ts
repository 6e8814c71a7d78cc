// What the terminal says of saved questions, in Spanish.

import type { Words } from "./en.ts";

/** The Spanish texts of saved questions. */
export const questionWords: Pick<Words, "questions"> = {
  questions: {
    description: "Las preguntas que han guardado las personas del espacio",
    list: "las preguntas guardadas, por nombre; vivencia ask --saved NOMBRE responde a una",
    none: "Todavía no hay nada guardado. Guarda una pregunta en el explorador.",
    heading: {
      name: "nombre",
      metric: "indicador",
      by: "por",
      made: "de",
      changed: "cambiada (UTC)",
      id: "id",
    },
    saved: "una pregunta guardada, por su nombre o su id, como la muestran ahora las pantallas",
    savedAlone: (options) =>
      `--saved hace la pregunta tal como se guardó; quita ${options} o pregunta sin --saved.`,
    unknown: (text) =>
      `--saved ${text}: no hay ninguna pregunta guardada así en este espacio; vivencia questions list las muestra.`,
    several: (text, ids) =>
      `--saved ${text}: varias preguntas tienen este nombre; indica uno de los id ${ids}.`,
  },
};
