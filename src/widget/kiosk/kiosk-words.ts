// What a kiosk says besides its survey, in both first languages.

import { builtInLanguage } from "../../domain/survey/built-in-words.ts";

/** The words of a kiosk. */
export interface KioskWords {
  readonly setUp: Readonly<
    Record<"title" | "text" | "pin" | "start" | "wrong" | "unit" | "closed" | "missing", string>
  >;
  readonly idle: Readonly<Record<"title" | "goOn" | "again", string>>;
  readonly leave: Readonly<
    Record<"open" | "pin" | "enter" | "wrong" | "cancel" | "end" | "back" | "full", string>
  >;
  readonly state: Readonly<Record<"waiting" | "refused" | "none", string>>;
}

const en: KioskWords = {
  setUp: {
    title: "Start the kiosk",
    text: "From now on this screen shows the survey to one person after the other. It works without a connection and sends later.",
    pin: "Choose a PIN of 4 to 8 digits for leaving",
    start: "Start",
    wrong: "The PIN needs 4 to 8 digits.",
    unit: "Unit",
    closed: "This survey is closed.",
    missing: "This address opens no survey. Copy it again from the survey's page.",
  },
  idle: { title: "Are you still there?", goOn: "Yes, go on", again: "Start again" },
  leave: {
    open: "Leave the kiosk",
    pin: "PIN",
    enter: "Enter",
    wrong: "That is not the PIN.",
    cancel: "Back to the survey",
    end: "Leave the kiosk",
    back: "Back to the survey",
    full: "Touch to go on",
  },
  state: {
    waiting: "Responses waiting to be sent: {n}",
    refused: "Responses that the server refused: {n}",
    none: "Everything has been sent.",
  },
};

const es: KioskWords = {
  setUp: {
    title: "Iniciar el quiosco",
    text: "A partir de ahora esta pantalla muestra la encuesta a una persona tras otra. Funciona sin conexión y envía después.",
    pin: "Elige un PIN de 4 a 8 cifras para salir",
    start: "Iniciar",
    wrong: "El PIN debe tener de 4 a 8 cifras.",
    unit: "Unidad",
    closed: "Esta encuesta está cerrada.",
    missing: "Esta dirección no abre ninguna encuesta. Cópiela de nuevo en la página de la encuesta.",
  },
  idle: { title: "¿Sigue ahí?", goOn: "Sí, continuar", again: "Empezar de nuevo" },
  leave: {
    open: "Salir del quiosco",
    pin: "PIN",
    enter: "Entrar",
    wrong: "Ese no es el PIN.",
    cancel: "Volver a la encuesta",
    end: "Salir del quiosco",
    back: "Volver a la encuesta",
    full: "Toque para continuar",
  },
  state: {
    waiting: "Respuestas pendientes de enviar: {n}",
    refused: "Respuestas que el servidor no aceptó: {n}",
    none: "Todo está enviado.",
  },
};

/** The words of a kiosk in a language. */
export function kioskWords(language: string): KioskWords {
  return builtInLanguage(language) === "es" ? es : en;
}
