// Computes what a survey asks the device for, beside the page, so that nobody waits for it. Its hash needs no WebCrypto, which
// browsers give under TLS only.

import { sha256 } from "@noble/hashes/sha2.js";
import { isRecord } from "../../domain/survey/answer-value.ts";
import { solvePuzzle } from "../../domain/survey/puzzle.ts";

const writer = new TextEncoder();

self.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isRecord(data)) return;
  const { challenge, response } = data;
  if (typeof challenge !== "string" || typeof response !== "string") return;
  self.postMessage(solvePuzzle(challenge, response, (text) => sha256(writer.encode(text))));
});
