// Reviews exported from public sites (Google, Trustpilot, TripAdvisor and their like): stars beside what was written, often
// with a title, and with the company's reply, which is no word of a customer. Nothing of a site is known here but its words.

import type { ColumnFacts } from "./column-facts.ts";
import { columnOf, type ProposalDraft } from "./proposal-draft.ts";
import { withoutAccents } from "./spellings.ts";

const ofReviews =
  /\b(reviews?|reviewer|star ?rating|stars?|resenas?|opiniones|estrellas?|trustpilot|tripadvisor|yelp|google)\b/;
const ofReplies = /\b(reply|replied|response|respuesta|responded|contestacion|owner|propietario)\b/;
const ofTitles = /^((review|resena|opinion) )?(title|titulo|headline|subject|asunto)( (of|de la) .*)?$/;
const ofPeople = /^(reviewer|author|autor|nombre|name|consumer|user)( ?(name|nombre))?$/;

/** A column of words that people wrote. */
const isText = (column: ColumnFacts) =>
  column.numbers < 0.3 && column.averageLength > 4 && column.distinct.size > 1;

/** The reply of the company is no comment; call it before the answers are proposed. */
export function setRepliesAside({ columns, roles }: ProposalDraft): void {
  const comments = columns.filter((column) => roles.get(column.index) === "comment");
  const replies = comments.filter((column) => ofReplies.test(column.words));
  // The only text of a survey may well be called "response".
  if (replies.length === comments.length) return;
  for (const column of replies) roles.set(column.index, "rest");
}

/** Says that the rows are reviews, when they are; call it last. */
export function proposeReview(draft: ProposalDraft, base: string): void {
  const { recipe, columns, roles, guesses, doubts } = draft;
  const [rating, ...others] = recipe.answers ?? [];
  if (rating?.metric !== "rating" || others.length > 0 || recipe.comments === undefined) return;
  const name = withoutAccents(base.toLowerCase()).replace(/[^a-z]+/g, " ");
  if (!columns.some(({ words }) => ofReviews.test(words)) && !ofReviews.test(name)) return;
  recipe.event = "Review Posted";
  recipe.kind = "other";
  if (columnOf(draft, "channel") === undefined) recipe.channel = "review_site";
  const title = columns.find((column) => ofTitles.test(column.words) && isText(column));
  if (title !== undefined && !recipe.comments.some(({ column }) => column === title.name)) {
    roles.set(title.index, "comment");
    guesses.set(title.index, "comment");
    recipe.comments = [{ column: title.name }, ...recipe.comments];
  }
  if (columns.some((column) => ofPeople.test(column.words)) && recipe.customer?.[0]?.kind === "anonymous")
    doubts.push({
      es: "Los nombres de un sitio de reseñas no identifican a nadie: cada reseña cuenta como otra persona.",
      en: "Names on a review site identify nobody: each review counts as another person.",
    });
}
