// What makes surveys ask by themselves: set, looked at with what it did, and tried on what happened lately.

import { z } from "zod";
import { previewTrigger, setTrigger, surveyTrigger } from "../../actions/asking/manage-trigger.ts";
import { surveyOf } from "../../actions/survey-of.ts";
import { shownTriggerSchema } from "../../domain/survey/trigger-schema.ts";
import {
  surveyTriggerSchema,
  triggerAnswerSchema,
  triggerPreviewBodySchema,
  triggerPreviewSchema,
} from "../contract-triggers.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });
const path = "/api/v1/surveys/:id/trigger";

/** /api/v1/surveys/:id/trigger */
export async function triggerRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    path,
    {
      config: { permission: "figures" },
      schema: {
        summary:
          "What makes a survey ask by itself, null when nothing does, and what it did in the last 28 days",
        tags,
        params,
        response: { 200: triggerAnswerSchema },
      },
    },
    async (request) => {
      const { trigger, deeds } = await surveyTrigger(app(), memberOf(request.caller), request.params.id);
      return {
        trigger: shownTriggerSchema.nullable().parse(trigger),
        deeds: deeds && {
          ...deeds,
          lookedAt: deeds.lookedAt?.toISOString() ?? null,
          nextAt: deeds.nextAt?.toISOString() ?? null,
          held: { ...deeds.held },
        },
      };
    },
  );
  server.put(
    path,
    {
      config: { permission: "invite" },
      schema: {
        summary: "Let a survey ask by itself: after something that happened, or in waves over a segment",
        tags,
        params,
        body: surveyTriggerSchema,
      },
    },
    async (request, reply) => {
      await setTrigger(app(), doerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
  server.post(
    `${path}/preview`,
    {
      config: { permission: "figures" },
      schema: {
        summary: "How often something would have made a survey ask in the last 28 days",
        tags,
        params,
        body: triggerPreviewBodySchema,
        response: { 200: triggerPreviewSchema },
      },
    },
    async (request) => {
      const sight = memberOf(request.caller);
      await surveyOf(app().database, sight.workspace, request.params.id);
      const { weekly, ...rest } = await previewTrigger(app(), sight, request.body.when);
      return { ...rest, weekly: weekly.map((one) => ({ ...one })) };
    },
  );
}
