// Segments: conditions on customers, kept by name and used by filters, groupings and lists.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  addSegment,
  changeSegment,
  removeSegment,
  type ShownSegment,
  showSegment,
  showSegments,
} from "../../actions/manage-segments.ts";
import { previewSegment } from "../../actions/preview-segment.ts";
import { suggestValues } from "../../actions/suggest-values.ts";
import {
  segmentBodySchema,
  segmentMadeBodySchema,
  segmentPreviewBodySchema,
  segmentPreviewSchema,
  segmentSchema,
  segmentsAnswerSchema,
  valuesAnswerSchema,
  valuesQuerySchema,
} from "../contract-segments.ts";
import { mayDo } from "../permissions.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const idParams = z.object({ id: z.guid() });

function present({ createdAt, updatedAt, ...segment }: ShownSegment) {
  return {
    ...segment,
    usedIn: segment.usedIn.map((use) => ({ ...use })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** /api/v1/segments and /api/v1/values */
export async function segmentRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/segments",
    {
      config: { permission: "figures" },
      schema: {
        summary: "All segments, with what each says and where it is used",
        tags: ["segments"],
        response: { 200: segmentsAnswerSchema },
      },
    },
    async (request) => ({
      segments: (await showSegments(app(), memberOf(request.caller).workspace)).map(present),
    }),
  );
  server.get(
    "/api/v1/segments/:id",
    {
      config: { permission: "figures" },
      schema: {
        summary: "One segment",
        tags: ["segments"],
        params: idParams,
        response: { 200: segmentSchema },
      },
    },
    async (request) =>
      present(await showSegment(app(), memberOf(request.caller).workspace, request.params.id)),
  );
  server.post(
    "/api/v1/segments",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Keep a segment",
        tags: ["segments"],
        body: segmentMadeBodySchema,
        response: { 200: segmentSchema },
      },
    },
    async (request) => {
      const { id, name, condition } = request.body;
      const segment = { id: id ?? randomUUID(), name, condition };
      return present(await addSegment(app(), doerOf(request), segment, id !== undefined));
    },
  );
  server.put(
    "/api/v1/segments/:id",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Write a segment anew",
        tags: ["segments"],
        params: idParams,
        body: segmentBodySchema,
        response: { 200: segmentSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      return present(await changeSegment(app(), doerOf(request), { id, ...request.body }));
    },
  );
  server.delete(
    "/api/v1/segments/:id",
    {
      config: { permission: "compose" },
      schema: { summary: "Remove a segment that nothing uses", tags: ["segments"], params: idParams },
    },
    async (request, reply) => {
      await removeSegment(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  server.get(
    "/api/v1/values",
    {
      config: { permission: "customers" },
      schema: {
        summary: "The most frequent values of a field of interactions, or of a trait",
        tags: ["segments"],
        querystring: valuesQuerySchema,
        response: { 200: valuesAnswerSchema },
      },
    },
    async (request) => ({
      values: await suggestValues(app(), memberOf(request.caller), request.query.field),
    }),
  );
  server.post(
    "/api/v1/segments/preview",
    {
      config: { permission: "figures" },
      schema: {
        summary: "How many customers a condition holds now; nothing is saved",
        tags: ["segments"],
        body: segmentPreviewBodySchema,
        response: { 200: segmentPreviewSchema },
      },
    },
    async (request, reply) => {
      const caller = memberOf(request.caller);
      const abort = new AbortController();
      reply.raw.once("close", () => {
        if (!reply.raw.writableFinished) abort.abort();
      });
      return previewSegment(app(), caller, request.body.condition, {
        examples: mayDo(caller, "customers"),
        signal: abort.signal,
      });
    },
  );
}
