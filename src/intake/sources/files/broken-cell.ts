// A cell that cannot become what the recipe says. Thrown and caught within one row: it never leaves the recipe's own code, where
// it becomes a broken arrival.

import type { QuarantineReason } from "../../../domain/arrival.ts";

/** Why a row cannot be accepted. */
export class BrokenCell extends Error {
  readonly reason: QuarantineReason;

  constructor(reason: QuarantineReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
