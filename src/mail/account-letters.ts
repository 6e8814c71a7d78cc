// The letters about accounts: an invitation, a link to sign in, a new password, a new e-mail. The one who reads decides the language.

import type { Language } from "../domain/language.ts";
import type { Role } from "../domain/role.ts";
import { type WrittenLetter, writeLetter } from "./letter.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import type { LetterWords } from "./words/letter-words.ts";

const words: Readonly<Record<Language, LetterWords>> = { es, en };

/** Invites someone to a workspace. */
export function invitationLetter(
  language: Language,
  invitation: { workspace: string; by: string | null; role: Role; days: number; url: string },
): WrittenLetter {
  const said = words[language].invitation;
  return writeLetter({
    language,
    subject: said.subject(invitation.workspace),
    heading: said.heading(invitation.workspace),
    paragraphs: [said.body(invitation.by, invitation.role), said.expires(invitation.days)],
    button: { label: said.button, url: invitation.url },
    smallPrint: said.smallPrint,
  });
}

/** Carries a link that signs in, that leads to a new password, or that shows whose an e-mail is. */
export function linkLetter(
  language: Language,
  kind: "signIn" | "newPassword" | "newEmail",
  url: string,
): WrittenLetter {
  const said = words[language][kind];
  return writeLetter({
    language,
    subject: said.subject,
    heading: said.heading,
    paragraphs: [said.body],
    button: { label: said.button, url },
    smallPrint: said.smallPrint,
  });
}

/** Tells an address that its person signs in with another one from now on. */
export function emailChangedLetter(language: Language, email: string): WrittenLetter {
  const said = words[language].emailChanged;
  return writeLetter({
    language,
    subject: said.subject,
    heading: said.heading,
    paragraphs: [said.body(email)],
    smallPrint: said.smallPrint,
  });
}
