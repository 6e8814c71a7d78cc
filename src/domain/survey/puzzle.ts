// The small computation that a public page may be asked for: numbers whose SHA-256, together with a challenge of the server and
// the id of the response, begin with zeros. Found by trying, checked by one look each. Pure: whoever runs it brings the hash.
// Invariant: a solution belongs to one challenge and one response, and is worth nothing for another.

/** Numbers that are to be found. Several small ones take about the same time for everybody; a single large one is luck. */
export const puzzleParts = 16;

/** Zeros with which each begins: 2,048 trials on average, 32,768 in all, about a second of a slow phone. */
export const puzzleBits = 11;

/** Longest solution: numbers far larger than any that is found. */
export const solutionLengthMax = puzzleParts * 8;

/** SHA-256 of a text in UTF-8. */
export type Digest = (text: string) => Uint8Array;

const isHit = (hash: Uint8Array) => (((hash[0] ?? 255) << 8) | (hash[1] ?? 255)) >> (16 - puzzleBits) === 0;

/** Short, so that every trial is one block of the hash. */
function seedOf(challenge: string, response: string, digest: Digest): string {
  const whole = digest(`vivencia survey puzzle\n${challenge}\n${response}`);
  return [...whole.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Finds the numbers, joined by dots. Takes its time. */
export function solvePuzzle(challenge: string, response: string, digest: Digest): string {
  const seed = seedOf(challenge, response, digest);
  return Array.from({ length: puzzleParts }, (_, part) => {
    let n = 0;
    while (!isHit(digest(`${seed}.${part}.${n}`))) n++;
    return n;
  }).join(".");
}

/** Whether these are the numbers. */
export function isSolution(
  { challenge, solution }: { readonly challenge: string; readonly solution: string },
  response: string,
  digest: Digest,
): boolean {
  const numbers = solution.split(".");
  if (numbers.length !== puzzleParts || !numbers.every((one) => /^\d{1,7}$/.test(one))) return false;
  const seed = seedOf(challenge, response, digest);
  return numbers.every((one, part) => isHit(digest(`${seed}.${part}.${one}`)));
}
