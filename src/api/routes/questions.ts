// Questions that people keep: list, read, keep, change, remove.

import { z } from "zod";
import { removeQuestion, savedQuestion, savedQuestions, saveQuestion } from "../../actions/save-question.ts";
import { savedQuestionBodySchema, savedQuestionSchema, savedQuestionsSchema } from "../contract-figures.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["questions"];
const params = z.object({ id: z.uuid() });

/** /api/v1/questions */
export async function questionRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/questions",
    {
      config: { permission: "figures" },
      schema: { summary: "The saved questions by name", tags, response: { 200: savedQuestionsSchema } },
    },
    async (request) => ({ questions: await savedQuestions(app(), memberOf(request.caller).workspace) }),
  );
  server.get(
    "/api/v1/questions/:id",
    {
      config: { permission: "figures" },
      schema: { summary: "One saved question", tags, params, response: { 200: savedQuestionSchema } },
    },
    (request) => savedQuestion(app(), memberOf(request.caller).workspace, request.params.id),
  );
  server.post(
    "/api/v1/questions",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Save a question",
        tags,
        body: savedQuestionBodySchema,
        response: { 200: savedQuestionSchema },
      },
    },
    (request) => saveQuestion(app(), doerOf(request), request.body),
  );
  server.put(
    "/api/v1/questions/:id",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Change a saved question, or bring a removed one back under its id",
        tags,
        params,
        body: savedQuestionBodySchema,
        response: { 200: savedQuestionSchema },
      },
    },
    (request) => saveQuestion(app(), doerOf(request), request.body, request.params.id),
  );
  server.delete(
    "/api/v1/questions/:id",
    {
      config: { permission: "compose" },
      schema: { summary: "Remove a saved question", tags, params },
    },
    async (request, reply) => {
      await removeQuestion(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
