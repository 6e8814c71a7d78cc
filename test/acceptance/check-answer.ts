// What must hold for every answer of the API, whoever asked: security headers, nothing of company B, and problems that name
// a known code and tell nothing of the inside.

import type { LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import { errorCodes } from "../../src/errors.ts";
import { markerB } from "../app.ts";

/** Whether a text tells something that company B sent. */
export function hasMarker(text: string): boolean {
  return text.toLowerCase().includes(markerB.toLowerCase());
}

/** Any answer of the server: guarded by headers, without the other company, and a problem where it refuses. */
export function checkAnswer(answer: LightMyRequestResponse): void {
  expect(answer.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  });
  expect(hasMarker(answer.body)).toBe(false);
  if (answer.statusCode < 400) return;
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  const problem = answer.json();
  expect(Object.keys(errorCodes)).toContain(problem.code);
  expect(problem.status).toBe(answer.statusCode);
  expect(problem.detail).not.toMatch(
    /node_modules|\bat .+\.[tj]s:\d|SELECT |INSERT |UPDATE .+ SET|relation "/,
  );
}
