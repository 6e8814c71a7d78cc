// An invitation to a survey, or its reminder: the company's own words, the first question inside the mail when it is a score,
// and a link. A score is a link that opens the page with it chosen; that it was opened is no answer yet. Everything that
// people wrote is text and never markup, and nothing in the mail is fetched from anywhere.

import { brandUseOf } from "../domain/brand.ts";
import { fillPlaces, type InvitationText } from "../domain/survey/asking.ts";
import { builtInLanguage, builtInWords } from "../domain/survey/built-in-words.ts";
import { nextStep, readSoFar } from "../domain/survey/next-step.ts";
import { type Questionnaire, type SurveyQuestion, scaleOfQuestion } from "../domain/survey/questionnaire.ts";
import { questionText } from "../domain/survey/survey-text.ts";
import {
  escapeHtml,
  htmlButton,
  htmlHeading,
  htmlPage,
  htmlParagraph,
  mailInks,
  type WrittenLetter,
} from "./letter.ts";
import { invitationEn } from "./words/invitation-en.ts";
import { invitationEs } from "./words/invitation-es.ts";

const words = { en: invitationEn, es: invitationEs } as const;

/** What an invitation is made of. */
export interface InvitationLetter {
  readonly questionnaire: Questionnaire;
  /** A language of the questionnaire. */
  readonly language: string;
  readonly company: string;
  readonly brandColor: string | null;
  readonly timeZone: string;
  readonly name: string;
  /** The id of the response: it draws orders. */
  readonly response: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** The company's own text; what is "" is built in. */
  readonly text: InvitationText;
  readonly isReminder: boolean;
  readonly link: string;
  readonly stopLink: string;
  readonly expiresAt: Date;
}

interface FirstScore {
  readonly question: string;
  readonly scores: readonly number[];
  readonly ends: readonly [string, string];
}

/** The question that a mail can carry: a score that is asked first of everyone. */
export function isMailQuestion(question: SurveyQuestion): boolean {
  return ["nps", "ces", "ces1", "csat"].includes(question.kind);
}

function firstScore(letter: InvitationLetter): FirstScore | null {
  const { questionnaire, language, response, hidden, name } = letter;
  const context = { seed: response, hidden, traits: name === "" ? {} : { name } };
  const step = nextStep(questionnaire, {}, context);
  if (step.kind !== "question" || !isMailQuestion(step.question)) return null;
  const scale = scaleOfQuestion(step.question);
  if (!scale) return null;
  const { kind } = step.question;
  if (kind !== "nps" && kind !== "ces" && kind !== "ces1" && kind !== "csat") return null;
  const read = readSoFar(questionnaire, {}, context);
  return {
    question: questionText(step.question, { questionnaire, language, read }),
    scores: Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i),
    ends: builtInWords(language).scales[kind],
  };
}

const scoreLink = (link: string, score: number) => `${link}?score=${score}`;

function htmlScores({ question, scores, ends }: FirstScore, link: string, color: string): string {
  const width = `${(100 / scores.length).toFixed(2)}%`;
  const cells = scores.map(
    (score) =>
      `<td width="${width}" style="padding:2px"><a href="${escapeHtml(scoreLink(link, score))}" style="display:block;padding:12px 0;border:1px solid ${color};border-radius:8px;background:#ffffff;color:${color};font-size:16px;font-weight:600;line-height:1;text-align:center;text-decoration:none">${score}</a></td>`,
  );
  const small = `font-size:13px;line-height:1.4;color:${mailInks.soft}`;
  return [
    `<p style="margin:24px 0 12px;font-size:18px;font-weight:600;line-height:1.4;color:${mailInks.text}">${escapeHtml(question)}</p>`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:separate;table-layout:fixed"><tr>${cells.join("")}</tr></table>`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 24px"><tr><td style="${small}">${escapeHtml(ends[0])}</td><td style="${small};text-align:right">${escapeHtml(ends[1])}</td></tr></table>`,
  ].join("\n");
}

/** The words of an invitation: the company's own, or the built-in ones. */
export function invitationWording(
  letter: Pick<InvitationLetter, "language" | "company" | "name" | "text" | "isReminder">,
): { readonly subject: string; readonly text: string } {
  const { company, name, isReminder, text: own } = letter;
  const said = words[builtInLanguage(letter.language)];
  const fill = (text: string) => fillPlaces(text, { name, company }).trim();
  return {
    subject: fill(own.subject || (isReminder ? said.reminderSubject : said.subject)),
    text: fill(own.text || (isReminder ? said.reminderText : said.text)),
  };
}

/** Writes an invitation. */
export function invitationLetter(letter: InvitationLetter): WrittenLetter {
  const { company, link, stopLink, brandColor, timeZone } = letter;
  const language = builtInLanguage(letter.language);
  const said = words[language];
  const { subject, text: wording } = invitationWording(letter);
  const paragraphs = wording.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  const score = firstScore(letter);
  const locale = language === "es" ? "es-ES" : "en-GB";
  const until = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(letter.expiresAt);
  // A colour that cannot be read on white stands behind the button only.
  const ground = brandColor ?? mailInks.accent;
  const color = brandUseOf(ground) === "text" ? ground : mailInks.text;
  const small = [said.why(company), said.until(until)];
  const body = [
    htmlHeading(subject),
    ...paragraphs.map((paragraph) => htmlParagraph(paragraph).replaceAll("\n", "<br>")),
    ...(score ? [htmlScores(score, link, color)] : []),
    htmlButton({ label: said.open, url: link }, false, ground),
  ];
  const html = htmlPage({
    language,
    subject,
    body,
    smallPrint: `${escapeHtml(small.join(" "))} <a href="${escapeHtml(stopLink)}" style="color:${mailInks.soft}">${escapeHtml(said.stop)}</a>`,
    widthPx: 560,
    sender: { name: company, color },
  });
  const text = [
    ...paragraphs,
    ...(score
      ? [
          score.question,
          `${said.pick}\n${score.scores.map((one) => `${one}: ${scoreLink(link, one)}`).join("\n")}`,
          `(${score.ends.join(" … ")})`,
        ]
      : []),
    `${said.open}:\n${link}`,
    "-- ",
    `${small.join(" ")}\n${said.stop}: ${stopLink}`,
  ];
  return { subject, text: `${text.join("\n\n").replace("-- \n\n", "-- \n")}\n`, html };
}
