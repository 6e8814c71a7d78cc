// What a case of the walk is: one request about the caller's own things, and one about the things of the other company.

import type { InjectOptions } from "fastify";
import type { TestApp } from "../app.ts";
import type { PlantedCompany } from "../company-data.ts";

/** The product of the walk and what was planted in its companies. */
export interface WalkedWorld {
  readonly test: TestApp;
  readonly inA: PlantedCompany;
  readonly inB: PlantedCompany;
  /** Id of an item that company B's quarantine holds. */
  readonly keptInB: string;
}

/** The period in which everything was planted. */
export const period = { from: "2026-01-01", to: "2027-01-01" };

/** What to send to a route: about the caller's own things, and about company B's. */
export interface Case {
  readonly own: () => InjectOptions | Promise<InjectOptions>;
  /** Status of the answer to a caller who may. */
  readonly status: number;
  readonly foreign?: () => InjectOptions | Promise<InjectOptions>;
  /** Status of the answer about company B's things; 404 when absent. */
  readonly foreignStatus?: number;
}

/** A POST with a JSON body. */
export const post = (url: string, payload?: object): InjectOptions => ({
  method: "POST",
  url,
  ...(payload ? { payload } : {}),
});
