// Errors as RFC 9457 problems. The one place where a thrown thing becomes words for an HTTP client: in English, or in Spanish
// for whoever asks for that by Accept-Language.

import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Log } from "../context.ts";
import { type Language, languageOf } from "../domain/language.ts";
import { AppError, type ErrorCode, errorCodes } from "../errors.ts";
import type { Problem } from "./contract.ts";
import { spanishTitles, wordsIn } from "./problem-words/in-spanish.ts";

const titles: Readonly<Record<ErrorCode, string>> = {
  "bad-input": "The request is not valid",
  unauthenticated: "Nobody is signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "Conflict",
  "too-large": "Too large",
  "unsupported-format": "Format not supported",
  "rate-limited": "Too many requests",
  "question-too-heavy": "The question is too heavy",
  "bad-config": "A setting is wrong",
  "data-dir-in-use": "The data directory is in use",
  "engine-missing": "An engine is missing",
  "engine-failed": "An engine does not answer",
  "not-ready": "Not ready yet",
  "mail-failed": "The mail could not be sent",
  "journal-full": "The journal cannot be written",
  internal: "Something went wrong here",
};

/** The body of a problem. */
export function presentProblem(
  error: AppError,
  errors?: Problem["errors"],
  language: Language = "en",
): Problem {
  const say = wordsIn(language);
  return {
    type: `urn:vivencia:error:${error.code}`,
    title: language === "es" ? spanishTitles[error.code] : titles[error.code],
    status: errorCodes[error.code].status,
    detail: say(
      error.code === "internal" ? "The server could not do this; its log says why." : error.message,
    ),
    code: error.code,
    ...(errors ? { errors: errors.map((one) => ({ ...one, message: say(one.message) })) } : {}),
  };
}

/** Answers a request with a problem, in the language that it asks for. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  errors?: Problem["errors"],
): FastifyReply {
  const language = languageOf(request.headers["accept-language"]);
  return reply
    .code(errorCodes[error.code].status)
    .header("content-language", language)
    .type("application/problem+json")
    .send(presentProblem(error, errors, language));
}

const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  400: "bad-input",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  413: "too-large",
  415: "unsupported-format",
  429: "rate-limited",
};

/** Whether the records could not be reached, as the driver and the system say it; SQLSTATE 08, 53 and 57P. */
function isRecordsAway(thrown: Error): boolean {
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  // A socket that is not there, and no file.
  const isSocketGone = code === "ENOENT" && "syscall" in thrown && thrown.syscall === "connect";
  return (
    isSocketGone ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08...|53...|57P..)$/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(thrown.message)
  );
}

/** Any thrown thing as an AppError, with what was wrong field by field when the schema said so. */
export function asAppError(thrown: FastifyError | Error): {
  error: AppError;
  errors?: NonNullable<Problem["errors"]>;
} {
  if (thrown instanceof AppError) return { error: thrown };
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const errors = thrown.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
      message: issue.message ?? "is not valid",
    }));
    const first = errors[0];
    const said = first ? `${first.path ? `${first.path}: ` : ""}${first.message}` : thrown.message;
    return { error: new AppError("bad-input", said, { cause: thrown }), errors };
  }
  if (isRecordsAway(thrown))
    return {
      error: new AppError(
        "engine-failed",
        "The records do not answer at the moment; try again in a few seconds.",
        {
          cause: thrown,
        },
      ),
    };
  const status = "statusCode" in thrown && typeof thrown.statusCode === "number" ? thrown.statusCode : 500;
  const code = codeByStatus[status] ?? (status < 500 ? "bad-input" : "internal");
  return { error: new AppError(code, thrown.message.slice(0, 300), { cause: thrown }) };
}

/** Fastify's error handler: answers with a problem, and logs what is our fault. */
export function problemHandler(log: Log) {
  return (thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const { error, errors } = asAppError(thrown);
    const { status } = errorCodes[error.code];
    // Someone who goes to another page ends what this one asked for: nobody waits for the answer and nothing is wrong.
    const nobodyWaits = thrown.name === "AbortError" && reply.raw.destroyed;
    if (status >= 500 && !nobodyWaits)
      log.error("request failed", {
        method: request.method,
        route: request.routeOptions.url,
        code: error.code,
        error: error.message,
        stack: thrown.stack?.split("\n").slice(0, 6).join(" | "),
      });
    const wait = error.details?.retryAfterSeconds;
    if (status === 503 || status === 429)
      reply.header("retry-after", typeof wait === "number" ? String(wait) : "2");
    return sendProblem(request, reply, error, errors);
  };
}

/** Answers what is not even a request of HTTP, and ends the connection. */
export function refuseConnection(thrown: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || thrown.code === "ECONNRESET") return void socket.destroy();
  const tooLarge = thrown.code === "HPE_HEADER_OVERFLOW";
  const status = tooLarge ? 431 : thrown.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const said = tooLarge ? "The headers are larger than 16 KB." : "This is no request that can be read.";
  const body = JSON.stringify({ ...presentProblem(new AppError("bad-input", said)), status });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
