import { createHash, randomUUID } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { isSolution, puzzleParts, solutionLengthMax, solvePuzzle } from "./puzzle.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** As the page does it, which has no WebCrypto without TLS. */
const pageDigest = (text: string) => sha256(new TextEncoder().encode(text));

describe("the small computation", () => {
  it("is solved by the page's hash and found right by the server's, for its challenge and response alone", () => {
    for (let round = 0; round < 4; round++) {
      const [challenge, response] = [`challenge ${randomUUID()}`, randomUUID()];
      const solution = solvePuzzle(challenge, response, pageDigest);
      expect(solution.length).toBeLessThanOrEqual(solutionLengthMax);
      const given = { challenge, solution };
      expect(isSolution(given, response, digest)).toBe(true);
      expect(isSolution(given, randomUUID(), digest)).toBe(false);
      expect(isSolution({ ...given, challenge: `${challenge}.` }, response, digest)).toBe(false);
      const numbers = solution.split(".");
      for (let part = 0; part < puzzleParts; part++) {
        const changed = numbers.map((one, i) => (i === part ? String(Number(one) + 1) : one)).join(".");
        // One number in 2,048 is right by chance.
        const before = isSolution({ challenge, solution: changed }, response, pageDigest);
        expect(isSolution({ challenge, solution: changed }, response, digest)).toBe(before);
      }
      const turned = { challenge, solution: numbers.toReversed().join(".") };
      expect(isSolution(turned, response, digest)).toBe(false);
    }
  });

  it("is not solved by what has another form", () => {
    const response = randomUUID();
    const solution = solvePuzzle("c", response, digest);
    const wrong = ["", ".", solution.slice(solution.indexOf(".") + 1), `${solution}.0`, `${solution} `];
    const same = solution.replace(/^/, "0");
    for (const one of [...wrong, same.replace(/^0\d*/, "1e3"), solution.replaceAll(".", ",")])
      expect([one, isSolution({ challenge: "c", solution: one }, response, digest)]).toEqual([one, false]);
  });
});
