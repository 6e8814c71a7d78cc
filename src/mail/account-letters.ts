// The letters about accounts: an invitation, a link to sign in, a new password. The one who reads decides the language.

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

/** Carries a link that signs in, or one that leads to a new password. */
export function linkLetter(language: Language, kind: "signIn" | "newPassword", url: string): WrittenLetter {
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
