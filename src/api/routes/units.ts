// The tree of units: stores, franchises, teams and what stands above them.

import { z } from "zod";
import { nameUnits, removeUnit, saveUnits, showUnits } from "../../actions/manage-units.ts";
import { unitKeySchema } from "../../domain/unit-schema.ts";
import { AppError } from "../../errors.ts";
import { unitBodySchema, unitNamesSchema, unitsAnswerSchema, unitsBodySchema } from "../contract-units.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const keyParams = z.object({ key: unitKeySchema });

/** /api/v1/units */
export async function unitRoutes(server: ZodFastify, { app, sights }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/units",
    {
      config: { permission: "figures" },
      schema: {
        summary: "The tree of units, and the units of the log that have no place in it",
        tags: ["units"],
        response: { 200: unitsAnswerSchema },
      },
    },
    (request) => showUnits(app(), memberOf(request.caller)),
  );
  server.get(
    "/api/v1/units/names",
    {
      config: { permission: "figures" },
      schema: {
        summary: "What the units of the tree are called",
        tags: ["units"],
        response: { 200: unitNamesSchema },
      },
    },
    async (request) => ({ units: await nameUnits(app(), memberOf(request.caller)) }),
  );
  server.put(
    "/api/v1/units",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Write many units, all or none",
        description:
          "Units that the list does not name stay as they are. A parent may stand after its children.",
        tags: ["units"],
        body: unitsBodySchema,
      },
    },
    async (request, reply) => {
      const doer = doerOf(request);
      await saveUnits(app(), doer, request.body.units);
      sights().changed(`units:${doer.workspace}`);
      return reply.code(204).send();
    },
  );
  server.put(
    "/api/v1/units/:key",
    {
      config: { permission: "catalogue" },
      schema: { summary: "Write one unit", tags: ["units"], params: keyParams, body: unitBodySchema },
    },
    async (request, reply) => {
      const doer = doerOf(request);
      const { key } = request.params;
      if (request.body.key !== key)
        throw new AppError("bad-input", `The address names the unit ${key}, the body ${request.body.key}.`);
      await saveUnits(app(), doer, [request.body]);
      sights().changed(`units:${doer.workspace}`);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/units/:key",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Remove one unit from the tree",
        description: "Those under it move up to where it stood. Interactions keep its key.",
        tags: ["units"],
        params: keyParams,
      },
    },
    async (request, reply) => {
      const doer = doerOf(request);
      await removeUnit(app(), doer, request.params.key);
      sights().changed(`units:${doer.workspace}`);
      return reply.code(204).send();
    },
  );
}
