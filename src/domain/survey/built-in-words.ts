// What every survey says of itself, in both first languages: the ends of the standard scales, buttons, feelings, and what is
// wrong with an answer. A survey in another language says these in English. Here and not among the texts of the app,
// because widgets and kiosks say them too.

import { type Language, languages } from "../language.ts";
import type { AnswerProblem } from "./check-answer.ts";
import type { ContactField, Emotion } from "./questionnaire.ts";

/** The built-in words of a language. */
export interface BuiltInWords {
  readonly buttons: Readonly<
    Record<"next" | "back" | "skip" | "send" | "sending" | "again" | "choose" | "close" | "feedback", string>
  >;
  /** Lowest and highest answer of the standard scales. */
  readonly scales: Readonly<
    Record<"nps" | "ces" | "ces1" | "csat" | "rating" | "expectation", readonly [string, string]>
  >;
  readonly faces: readonly [string, string, string, string, string];
  readonly gap: Readonly<Record<"expectation" | "perception", string>>;
  readonly emotions: Readonly<Record<Emotion, string>>;
  readonly strengths: readonly [string, string, string];
  readonly contact: Readonly<Record<ContactField, string>>;
  readonly consent: string;
  readonly hints: Readonly<Record<"upTo" | "ranking" | "otherWords", string>>;
  readonly problems: Readonly<Record<AnswerProblem, string>>;
  readonly notes: Readonly<
    Record<
      | "progress"
      | "closed"
      | "closedText"
      | "done"
      | "doneText"
      | "used"
      | "usedText"
      | "expired"
      | "expiredText"
      | "decline"
      | "declined"
      | "declinedText"
      | "missing"
      | "missingText"
      | "failed"
      | "refused"
      | "language",
      string
    >
  >;
}

const en: BuiltInWords = {
  buttons: {
    next: "Next",
    back: "Back",
    skip: "Skip",
    send: "Send",
    sending: "Sending…",
    again: "Try again",
    choose: "Choose one",
    close: "Close",
    feedback: "Feedback",
  },
  scales: {
    nps: ["Not at all likely", "Extremely likely"],
    ces: ["Strongly disagree", "Strongly agree"],
    ces1: ["Very low effort", "Very high effort"],
    csat: ["Very dissatisfied", "Very satisfied"],
    rating: ["Very poor", "Excellent"],
    expectation: ["Very low", "Very high"],
  },
  faces: ["Very dissatisfied", "Dissatisfied", "Neither one nor the other", "Satisfied", "Very satisfied"],
  gap: { expectation: "What I expected", perception: "What I got" },
  emotions: {
    joy: "Joy",
    gratitude: "Gratitude",
    trust: "Trust",
    surprise: "Surprise",
    calm: "Calm",
    confusion: "Confusion",
    boredom: "Boredom",
    frustration: "Frustration",
    anger: "Anger",
    sadness: "Sadness",
    worry: "Worry",
  },
  strengths: ["A little", "Quite", "Very much"],
  contact: { name: "Name", email: "E-mail", phone: "Phone" },
  consent: "I agree",
  hints: {
    upTo: "Choose up to {n}",
    ranking: "Choose in order, the most important first",
    otherWords: "In your own words",
  },
  problems: {
    required: "Please answer this question to go on.",
    malformed: "This answer cannot be read. Please answer again.",
    out_of_range: "This value is outside what can be answered here.",
    not_a_choice: "This is not one of the options.",
    too_few: "Please choose some more.",
    too_many: "You have chosen too many.",
    too_long: "This text is too long. Please shorten it.",
    not_a_number: "Please write a number.",
    not_a_date: "Please give a day that exists.",
    not_an_email: "This e-mail address is not complete.",
    not_a_phone: "This phone number is not complete.",
    incomplete: "Please fill in every part.",
  },
  notes: {
    progress: "Progress",
    closed: "This survey is closed",
    closedText: "It takes no more answers. Thank you for wanting to help.",
    done: "You have already answered",
    doneText: "We have your answers from this device. Thank you.",
    used: "This invitation has been answered",
    usedText: "The link was for one answer. Thank you for giving it.",
    expired: "This invitation is over",
    expiredText: "The link could be answered until a while ago. Thank you all the same.",
    decline: "I would rather not answer",
    declined: "All right, thank you",
    declinedText: "We will not remind you of this survey.",
    missing: "This link opens no survey",
    missingText: "It was not copied whole, or the survey is no longer there.",
    failed: "Your answers could not be sent. They are kept on this device: try again in a moment.",
    refused: "Your answers were not accepted.",
    language: "Language",
  },
};

const es: BuiltInWords = {
  buttons: {
    next: "Siguiente",
    back: "Atrás",
    skip: "Omitir",
    send: "Enviar",
    sending: "Enviando…",
    again: "Intentar de nuevo",
    choose: "Elija una opción",
    close: "Cerrar",
    feedback: "Su opinión",
  },
  scales: {
    nps: ["Nada probable", "Muy probable"],
    ces: ["Muy en desacuerdo", "Muy de acuerdo"],
    ces1: ["Muy poco esfuerzo", "Mucho esfuerzo"],
    csat: ["Muy insatisfecho", "Muy satisfecho"],
    rating: ["Muy mal", "Excelente"],
    expectation: ["Muy bajo", "Muy alto"],
  },
  faces: ["Muy insatisfecho", "Insatisfecho", "Ni una cosa ni otra", "Satisfecho", "Muy satisfecho"],
  gap: { expectation: "Lo que esperaba", perception: "Lo que recibí" },
  emotions: {
    joy: "Alegría",
    gratitude: "Gratitud",
    trust: "Confianza",
    surprise: "Sorpresa",
    calm: "Tranquilidad",
    confusion: "Confusión",
    boredom: "Aburrimiento",
    frustration: "Frustración",
    anger: "Enfado",
    sadness: "Tristeza",
    worry: "Preocupación",
  },
  strengths: ["Un poco", "Bastante", "Mucho"],
  contact: { name: "Nombre", email: "Correo electrónico", phone: "Teléfono" },
  consent: "Acepto",
  hints: {
    upTo: "Elija hasta {n}",
    ranking: "Elija por orden, empezando por lo más importante",
    otherWords: "Con sus palabras",
  },
  problems: {
    required: "Responda a esta pregunta para seguir.",
    malformed: "No se puede leer esta respuesta. Responda de nuevo.",
    out_of_range: "Este valor queda fuera de lo que se puede responder aquí.",
    not_a_choice: "No es una de las opciones.",
    too_few: "Elija alguna opción más.",
    too_many: "Ha elegido demasiadas opciones.",
    too_long: "El texto es demasiado largo. Acórtelo, por favor.",
    not_a_number: "Escriba un número.",
    not_a_date: "Indique un día que exista.",
    not_an_email: "La dirección de correo no está completa.",
    not_a_phone: "El número de teléfono no está completo.",
    incomplete: "Rellene todas las partes.",
  },
  notes: {
    progress: "Progreso",
    closed: "Esta encuesta está cerrada",
    closedText: "Ya no admite respuestas. Gracias por querer ayudar.",
    done: "Ya ha respondido",
    doneText: "Tenemos sus respuestas desde este dispositivo. Gracias.",
    used: "Esta invitación ya se ha respondido",
    usedText: "El enlace servía para una sola respuesta. Gracias por darla.",
    expired: "Esta invitación ha caducado",
    expiredText: "El enlace se podía responder hasta hace un tiempo. Gracias de todos modos.",
    decline: "Prefiero no responder",
    declined: "De acuerdo, gracias",
    declinedText: "No le recordaremos esta encuesta.",
    missing: "Este enlace no abre ninguna encuesta",
    missingText: "No se copió entero o la encuesta ya no existe.",
    failed:
      "No se han podido enviar sus respuestas. Quedan en este dispositivo: inténtelo de nuevo en un momento.",
    refused: "No se han aceptado sus respuestas.",
    language: "Idioma",
  },
};

const all: Readonly<Record<Language, BuiltInWords>> = { es, en };

/** The language of the built-in words for a language: itself where we speak it, else English. */
export function builtInLanguage(language: string): Language {
  const primary = language.toLowerCase().split("-")[0];
  return languages.find((one) => one === primary) ?? "en";
}

/** The built-in words for a language. */
export function builtInWords(language: string): BuiltInWords {
  return all[builtInLanguage(language)];
}
