// The shape of the phrases from which comments are put together. `[a|b]` is a choice made anew each time; `{days}`,
// `{minutes}`, `{product}` and `{town}` are filled in, and a phrase that needs what is not known is passed over. A phrase
// that starts with `{late}` is not said of what came in time, one with `{prompt}` not of what came late.

/** What a comment is about. */
export const commentTopics = [
  "product",
  "delivery",
  "service",
  "chat",
  "return",
  "shop",
  "price",
  "web",
  "general",
] as const;

/** One topic. */
export type CommentTopic = (typeof commentTopics)[number];

/** How the writer feels: praise, reserve, anger. */
export type CommentTone = "good" | "mixed" | "poor";

/** The phrases of a language. */
export interface Phrases {
  readonly topics: Readonly<Record<CommentTopic, Readonly<Record<CommentTone, readonly string[]>>>>;
  /** What may come before the point. */
  readonly openers: Readonly<Record<CommentTone, readonly string[]>>;
  /** What may come after it. */
  readonly closers: Readonly<Record<CommentTone, readonly string[]>>;
  /** Something good to say before a reserve, ending so that a reserve can follow. */
  readonly conceding: readonly string[];
  /** How often accents get lost in writing, as a share. */
  readonly lostAccents: number;
}
