// Questions to the log: figures, comments, and what can be asked about.

import { answerFigure } from "../../actions/answer-figure.ts";
import { askQuestion } from "../../actions/ask-question.ts";
import { describeDimensions } from "../../actions/describe-dimensions.ts";
import { listComments } from "../../actions/list-comments.ts";
import {
  askAnswerSchema,
  askBodySchema,
  commentsAnswerSchema,
  commentsBodySchema,
  dimensionsSchema,
} from "../contract.ts";
import { figureAnswerSchema, figureBodySchema } from "../contract-figures.ts";
import { presentAnswer } from "../present/answer.ts";
import { presentFigure } from "../present/figure.ts";
import { memberOf, type RouteParts, signalOf, type ZodFastify } from "../route-parts.ts";

/** /api/v1/ask, /api/v1/figures, /api/v1/comments and /api/v1/dimensions */
export async function askRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/ask",
    {
      config: { permission: "figures" },
      schema: {
        summary: "Ask for a figure",
        description: "Any metric, by any grouping, filter and time grain, with interval, n and change.",
        tags: ["figures"],
        body: askBodySchema,
        response: { 200: askAnswerSchema },
      },
    },
    async (request, reply) => {
      const sight = memberOf(request.caller);
      return presentAnswer(await askQuestion(app(), sight, request.body, { signal: signalOf(reply) }));
    },
  );
  server.post(
    "/api/v1/figures",
    {
      config: { permission: "figures" },
      schema: {
        summary: "Ask for a figure as it is looked at on a screen",
        description:
          "Takes a view such as is saved and shared: its period may follow today. Says which days and steps were meant.",
        tags: ["figures"],
        body: figureBodySchema,
        response: { 200: figureAnswerSchema },
      },
    },
    async (request, reply) => {
      const signal = signalOf(reply);
      return presentFigure(
        await answerFigure(app(), memberOf(request.caller), request.body.view, { signal }),
      );
    },
  );
  server.post(
    "/api/v1/comments",
    {
      config: { permission: "figures" },
      schema: {
        summary: "Recent comments with the scores beside them",
        tags: ["figures"],
        body: commentsBodySchema,
        response: { 200: commentsAnswerSchema },
      },
    },
    (request) => listComments(app(), memberOf(request.caller), request.body),
  );
  server.get(
    "/api/v1/dimensions",
    {
      config: { permission: "figures" },
      schema: {
        summary: "What can be filtered and grouped by",
        tags: ["figures"],
        response: { 200: dimensionsSchema },
      },
    },
    (request) => describeDimensions(app(), memberOf(request.caller)),
  );
}
