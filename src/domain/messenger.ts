// The messaging tool of a company: the address to which personal links are sent, and what is wrong with one.

/** Longest address. */
export const messengerUrlMax = 2000;

/** What is wrong with an address; undefined when nothing is that can be seen from it. */
export function messengerUrlProblem(
  text: string,
  allowsPlain: boolean,
): "no_url" | "not_https" | "credentials" | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return "no_url";
  if (url.protocol !== "https:" && !allowsPlain) return "not_https";
  // They would be shown to everyone who may see the settings, and what is signed needs none.
  return url.username !== "" || url.password !== "" ? "credentials" : undefined;
}
