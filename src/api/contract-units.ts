// The bodies of the tree of units.

import { z } from "zod";
import { unitsMax } from "../domain/unit.ts";
import { unitSchema } from "../domain/unit-schema.ts";

const figures = {
  /** Of the unit itself, without those under it. */
  interactions: z.number(),
  lastAt: z.string().nullable(),
};

/** GET /api/v1/units */
export const unitsAnswerSchema = z.object({
  units: z.array(unitSchema.extend(figures)),
  /** Units that the log speaks of and the tree does not hold, most interactions first. */
  unplaced: z.array(z.object({ key: z.string(), ...figures })),
});

/** GET /api/v1/units/names */
export const unitNamesSchema = z.object({ units: z.array(unitSchema.pick({ key: true, names: true })) });

/** PUT /api/v1/units: units by key, all or none; those that are not named stay as they are. */
export const unitsBodySchema = z.strictObject({ units: z.array(unitSchema).min(1).max(unitsMax) });

/** PUT /api/v1/units/:key */
export const unitBodySchema = unitSchema;

/** Units of a workspace with what the log holds of each. */
export type UnitsAnswer = z.infer<typeof unitsAnswerSchema>;

/** Units by key with their names. */
export type UnitNames = z.infer<typeof unitNamesSchema>;

/** One unit of the tree with what the log holds of it. */
export type UnitFound = UnitsAnswer["units"][number];
