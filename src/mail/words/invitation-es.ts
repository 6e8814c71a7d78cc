// The words of an invitation to a survey in Spanish. A company writes its own over the subject and the text.

import type { InvitationWords } from "./letter-words.ts";

export const invitationEs: InvitationWords = {
  subject: "{company}: ¿qué tal ha ido?",
  text: "Hola, {name}:\n\n¿Nos dedica un minuto? Lo que nos diga llega a quien puede mejorarlo.",
  reminderSubject: "{company}: aún puede darnos su opinión",
  reminderText:
    "Hola, {name}:\n\nHace unos días le pedimos su opinión. Si tiene un minuto, todavía nos ayuda; no insistiremos más.",
  open: "Responder",
  pick: "Basta un clic para empezar:",
  why: (company) => `${company} le pregunta porque usted tiene trato con ellos.`,
  until: (day) => `El enlace es solo para usted, para una respuesta, hasta el ${day}.`,
  stop: "No preguntarme más",
};
