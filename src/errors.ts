// The one error type that reaches an edge. Expected outcomes are values; a thrown AppError is a promise that could not be kept.
// Each code has its HTTP status, its exit code for the CLI, and a heading of the same name in docs/reference/errors.md.
// A message names the thing, what is wrong with it and what to do.

/** The closed list of codes with what each becomes at the HTTP and the CLI edge. */
export const errorCodes = {
  "bad-input": { status: 400, exit: 2 },
  unauthenticated: { status: 401, exit: 3 },
  forbidden: { status: 403, exit: 3 },
  "not-found": { status: 404, exit: 4 },
  conflict: { status: 409, exit: 5 },
  "too-large": { status: 413, exit: 2 },
  "unsupported-format": { status: 415, exit: 2 },
  "rate-limited": { status: 429, exit: 6 },
  "question-too-heavy": { status: 422, exit: 6 },
  "bad-config": { status: 500, exit: 2 },
  "data-dir-in-use": { status: 500, exit: 7 },
  "engine-missing": { status: 500, exit: 8 },
  "engine-failed": { status: 503, exit: 8 },
  "not-ready": { status: 503, exit: 8 },
  "mail-failed": { status: 500, exit: 8 },
  "journal-full": { status: 503, exit: 9 },
  internal: { status: 500, exit: 1 },
} as const;

/** A code from the closed list. */
export type ErrorCode = keyof typeof errorCodes;

/** An error with a code, a message for people and optional facts for machines. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = options.details;
  }
}

/** Any thrown thing as an AppError; what is not one becomes `internal` with the original as its cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError("internal", message, { cause: thrown });
}
