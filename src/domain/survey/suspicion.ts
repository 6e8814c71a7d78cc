// What makes a response to a public survey look as if no customer had given it. Such a response is kept and marked, and counts
// only when someone who looked at it says so: the signs are weak, and real people are odd.

/**
 * The signs: a field that no person sees was filled in; it took less time than reading does; one address sends many; it came
 * from a place that does not compute what the survey asks devices for.
 */
export const suspicionSigns = ["hidden_field", "too_fast", "many_from_address", "no_computation"] as const;

/** One of them. */
export type SuspicionSign = (typeof suspicionSigns)[number];

/** Less than this for each answer is faster than anyone reads and answers. */
export const answerMsLeast = 200;

/** From here on an address has sent many within `addressWindowMs`. A busy store answers from one address as well. */
export const addressResponsesMost = 40;

/** The same of a kiosk, where one address is many people, and which sends later what it could not send. */
export const kioskResponsesMost = 400;

/** The stretch of time in which the responses of an address are counted. */
export const addressWindowMs = 10 * 60_000;

/** Whether so many responses of an address within the window are more than people give. Anyone can say that it is a kiosk. */
export function isMany(responses: number, place: string): boolean {
  return responses > (place === "kiosk" ? kioskResponsesMost : addressResponsesMost);
}

/** What is known of a response besides its answers. */
export interface ResponseManner {
  /** What stood in the field that no person sees. */
  readonly hiddenField: string;
  /** From the first page to the last; null when it is not known. */
  readonly tookMs: number | null;
  /** Answers that count. */
  readonly answers: number;
  /** Responses to the same survey from the same address within the window, this one included. */
  readonly fromAddress: number;
  /** An invitation knows whose it is, and its person may be as quick as they like. */
  readonly place: "open" | "kiosk" | "invitation";
  /** A computation was asked for and not made. */
  readonly lacksComputation: boolean;
}

/** The signs that a response shows; none for what looks like anyone. A single answer can be quick. */
export function signsOf(manner: ResponseManner): SuspicionSign[] {
  const { hiddenField, tookMs, answers, fromAddress, place, lacksComputation } = manner;
  const signs: SuspicionSign[] = [];
  if (hiddenField !== "") signs.push("hidden_field");
  if (lacksComputation) signs.push("no_computation");
  if (place === "invitation") return signs;
  if (answers > 1 && tookMs !== null && tookMs < answerMsLeast * answers) signs.push("too_fast");
  if (isMany(fromAddress, place)) signs.push("many_from_address");
  return signs;
}
