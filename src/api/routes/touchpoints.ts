// The touchpoint catalogue, the events that found no place in it, and placing history anew.

import { z } from "zod";
import { listUnmatched } from "../../actions/list-unmatched.ts";
import { endPlacing, latestPlacing, startPlacing, watchPlacing } from "../../actions/manage-placing.ts";
import { removeTouchpoint, saveTouchpoint, showTouchpoints } from "../../actions/manage-touchpoints.ts";
import { measureWaits } from "../../actions/measure-waits.ts";
import { previewTouchpoint } from "../../actions/preview-touchpoint.ts";
import { touchpointKeySchema, touchpointSchema } from "../../domain/touchpoint.ts";
import { touchpointsAnswerSchema, unmatchedAnswerSchema } from "../contract.ts";
import {
  placingStateSchema,
  previewAnswerSchema,
  previewBodySchema,
  waitsAnswerSchema,
  waitsQuerySchema,
} from "../contract-arrivals.ts";
import { wordsFor } from "../problem-words/in-spanish.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const idParams = z.object({ id: z.uuid() });
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
        summary: "Start to give all of history its place by the catalogue as it is now",
        tags: ["touchpoints"],
        response: { 200: placingStateSchema },
      },
    },
    (request) => startPlacing(app(), doerOf(request)),
  );
  server.get(
    "/api/v1/touchpoints/place-again",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "The latest time that history was placed again",
        tags: ["touchpoints"],
        response: { 200: z.object({ latest: placingStateSchema.nullable() }) },
      },
    },
    async (request) => {
      const latest = await latestPlacing(app(), memberOf(request.caller).workspace);
      return { latest: latest && { ...latest, error: latest.error && wordsFor(request)(latest.error) } };
    },
  );
  server.get(
    "/api/v1/touchpoints/place-again/:id",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "How far placing history again is",
        tags: ["touchpoints"],
        params: idParams,
        response: { 200: placingStateSchema },
      },
    },
    async (request) => {
      const run = await watchPlacing(app(), memberOf(request.caller).workspace, request.params.id);
      return { ...run, error: run.error && wordsFor(request)(run.error) };
    },
  );
  server.post(
    "/api/v1/touchpoints/place-again/:id/cancel",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Stop placing history again; what was moved stays",
        tags: ["touchpoints"],
        params: idParams,
      },
    },
    async (request, reply) => {
      await endPlacing(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
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
