// The touchpoint catalogue, the events that found no place in it, and placing history anew.

import { z } from "zod";
import { listUnmatched } from "../../actions/list-unmatched.ts";
import { removeTouchpoint, saveTouchpoint, showTouchpoints } from "../../actions/manage-touchpoints.ts";
import { measureWaits } from "../../actions/measure-waits.ts";
import { placeAgain } from "../../actions/place-again.ts";
import { previewTouchpoint } from "../../actions/preview-touchpoint.ts";
import { touchpointKeySchema, touchpointSchema } from "../../domain/touchpoint.ts";
import { touchpointsAnswerSchema, unmatchedAnswerSchema } from "../contract.ts";
import {
  placedAgainSchema,
  previewAnswerSchema,
  previewBodySchema,
  waitsAnswerSchema,
  waitsQuerySchema,
} from "../contract-arrivals.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const keyParams = z.object({ key: touchpointKeySchema });

/** /api/v1/touchpoints and /api/v1/unmatched */
export async function touchpointRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/touchpoints",
    {
      config: { permission: "figures" },
      schema: { summary: "The catalogue", tags: ["touchpoints"], response: { 200: touchpointsAnswerSchema } },
    },
    async (request) => ({ touchpoints: await showTouchpoints(app(), memberOf(request.caller).workspace) }),
  );
  server.put(
    "/api/v1/touchpoints/:key",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Write one touchpoint",
        tags: ["touchpoints"],
        params: keyParams,
        body: touchpointSchema,
      },
    },
    async (request, reply) => {
      await saveTouchpoint(app(), doerOf(request), request.params.key, request.body);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/touchpoints/:key",
    {
      config: { permission: "catalogue" },
      schema: { summary: "Remove one touchpoint", tags: ["touchpoints"], params: keyParams },
    },
    async (request, reply) => {
      await removeTouchpoint(app(), doerOf(request), request.params.key);
      return reply.code(204).send();
    },
  );
  server.get(
    "/api/v1/unmatched",
    {
      config: { permission: "figures" },
      schema: {
        summary: "Events that found no place, most frequent first",
        tags: ["touchpoints"],
        response: { 200: unmatchedAnswerSchema },
      },
    },
    async (request) => ({ events: await listUnmatched(app(), memberOf(request.caller)) }),
  );
  server.post(
    "/api/v1/touchpoints/place-again",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Give all of history its place by the catalogue as it is now",
        tags: ["touchpoints"],
        response: { 200: placedAgainSchema },
      },
    },
    (request) => placeAgain(app(), doerOf(request)),
  );
  server.post(
    "/api/v1/touchpoints/preview",
    {
      config: { permission: "figures" },
      schema: {
        summary: "What a touchpoint would claim of the latest interactions; nothing is saved",
        tags: ["touchpoints"],
        body: previewBodySchema,
        response: { 200: previewAnswerSchema },
      },
    },
    (request) => previewTouchpoint(app(), memberOf(request.caller), request.body.touchpoint),
  );
  server.get(
    "/api/v1/touchpoints/waits",
    {
      config: { permission: "figures" },
      schema: {
        summary: "How long people waited at each touchpoint, against what is promised there",
        tags: ["touchpoints"],
        querystring: waitsQuerySchema,
        response: { 200: waitsAnswerSchema },
      },
    },
    async (request) => ({
      waits: await measureWaits(app(), memberOf(request.caller), request.query),
    }),
  );
}
