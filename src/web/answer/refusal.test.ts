import { describe, expect, it } from "vitest";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import { RequestFailed } from "../session/request.ts";
import { refusalOf } from "./refusal.ts";

const words = builtInWords("es");
const refused = (status: number, code: string, detail: string) =>
  new RequestFailed("refused", status, { code, detail });

describe("a response that was not taken", () => {
  it.each([
    new RequestFailed("unreachable", 0, {}),
    new RequestFailed("starting", 503, {}),
    new RequestFailed("broken", 500, {}),
    refused(429, "rate-limited", "Too many requests; try again in 2 s."),
  ])("may be sent again when nothing is wrong with it", (error) => {
    expect(refusalOf(error, words)).toEqual({ text: words.notes.failed, detail: "", again: true });
  });

  it("is not offered to be sent again as it is when the server refuses it, and the reason is said", () => {
    const detail = "The answer to contact cannot be taken: not_an_email.";
    expect(refusalOf(refused(400, "bad-input", detail), words)).toEqual({
      text: words.notes.refused,
      detail,
      again: false,
    });
    expect(refusalOf(refused(413, "too-large", "Too long"), words)).toEqual({
      text: words.problems.too_long,
      detail: "",
      again: false,
    });
  });
});
