// The invented companies that can be simulated. A scenario is a value: its arrivals, its units, and what is true of it.

import type { Arrival } from "../domain/arrival.ts";
import { datedTruths, describeTruths } from "./retailer/describe-truths.ts";
import { type DemoUnit, retailerUnits } from "./retailer/units.ts";
import { type SimulateOptions, simulateRetailer } from "./retailer.ts";

/** The simulated period. */
export type SimulatedPeriod = Pick<SimulateOptions, "until" | "months">;

/** One invented company. */
export interface DemoScenario {
  readonly key: string;
  readonly names: { readonly es: string; readonly en: string };
  readonly summary: { readonly es: string; readonly en: string };
  /** Stores, franchises, teams: what `unit` names in the arrivals. */
  readonly units: readonly DemoUnit[];
  /** Arrivals, customer by customer. The same options give the same arrivals. */
  readonly simulate: (options: SimulateOptions) => Iterable<Arrival>;
  /** What is true of it, as data to be written beside the arrivals. */
  readonly truths: (period: SimulatedPeriod) => object;
  /** The same in sentences. */
  readonly describe: (period: SimulatedPeriod, language: "es" | "en") => readonly string[];
}

/** All of them. */
export const demoScenarios: readonly DemoScenario[] = [
  {
    key: "retailer",
    names: { es: "Comercio omnicanal", en: "Omnichannel retailer" },
    summary: {
      es: "Almazul Hogar, una empresa inventada de cosas para la casa con tiendas, franquicias, web, aplicación y teléfono.",
      en: "Almazul Home, an invented company of things for the house with stores, franchises, site, app and phone.",
    },
    units: retailerUnits,
    simulate: simulateRetailer,
    truths: datedTruths,
    describe: (period, language) => describeTruths(datedTruths(period), language),
  },
];

/** The scenario with this key; undefined when there is none. */
export function findScenario(key: string): DemoScenario | undefined {
  return demoScenarios.find((scenario) => scenario.key === key);
}
