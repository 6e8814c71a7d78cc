// Surveys of the workspace, and the public ways to open one by its link and to answer it.

import { z } from "zod";
import {
  makeSurvey,
  publishDraft,
  saveSurvey,
  setSurveyClosed,
  setSurveyComputation,
  setSurveyRemoved,
  survey,
} from "../../actions/manage-surveys.ts";
import { surveysWithFigures } from "../../actions/measure-surveys.ts";
import {
  declineInvitation,
  keepUnderWay,
  publicSurvey,
  receiveResponse,
  type SentResponse,
} from "../../actions/receive-response.ts";
import { createAddressCount } from "../../actions/suspect-responses.ts";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import { languageOfSurvey } from "../../domain/survey/survey-text.ts";
import {
  publicSurveySchema,
  responseBodySchema,
  responseKeptSchema,
  surveyBodySchema,
  surveyChangeSchema,
  surveyComputationSchema,
  surveyPublishSchema,
  surveySchema,
  surveysSchema,
} from "../contract-surveys.ts";
import { allowOtherSites } from "../cross-origin.ts";
import { presentListed } from "../present/survey.ts";
import { createRateLimiter, type RateLimiter, takeOrRefuse } from "../rate-limit.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });
const response = { 200: surveySchema };

/** /api/v1/surveys */
export async function surveyRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/surveys",
    {
      config: { permission: "figures" },
      schema: {
        summary: "The surveys with their responses and leading score, last changed first",
        tags,
        response: { 200: surveysSchema },
      },
    },
    async (request) => ({
      surveys: (await surveysWithFigures(app(), memberOf(request.caller))).map(presentListed),
    }),
  );
  server.get(
    "/api/v1/surveys/:id",
    {
      config: { permission: "figures" },
      schema: { summary: "One survey with its draft", tags, params, response },
    },
    (request) => survey(app(), memberOf(request.caller).workspace, request.params.id),
  );
  server.post(
    "/api/v1/surveys",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Make a survey of a template, or a blank one",
        tags,
        body: surveyBodySchema,
        response,
      },
    },
    (request) => makeSurvey(app(), doerOf(request), request.body),
  );
  server.put(
    "/api/v1/surveys/:id",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Change a survey's draft; 409 when someone changed it after the revision that is named",
        tags,
        params,
        body: surveyChangeSchema,
        response,
      },
    },
    (request) => saveSurvey(app(), doerOf(request), request.params.id, request.body),
  );
  server.post(
    "/api/v1/surveys/:id/publish",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Publish the draft as the next version, which never changes, and open the survey",
        tags,
        params,
        body: surveyPublishSchema,
        response,
      },
    },
    (request) => publishDraft(app(), doerOf(request), request.params.id, request.body.revision),
  );
  for (const { closed, url, summary } of [
    { closed: true, url: "/api/v1/surveys/:id/close", summary: "Take no more answers" },
    { closed: false, url: "/api/v1/surveys/:id/reopen", summary: "Take answers again" },
  ])
    server.post(
      url,
      { config: { permission: "compose" }, schema: { summary, tags, params, response } },
      (request) => setSurveyClosed(app(), doerOf(request), request.params.id, closed),
    );
  server.put(
    "/api/v1/surveys/:id/computation",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Say whether the public page asks the device for a small computation",
        description:
          "While it does, responses of the page without the computation are refused, those of kiosks and other programs are set aside as suspicious, and the survey is not asked on web sites. Personal links are not asked.",
        tags,
        params,
        body: surveyComputationSchema,
        response,
      },
    },
    (request) => setSurveyComputation(app(), doerOf(request), request.params.id, request.body.asked),
  );
  for (const { removed, method, url, summary } of [
    {
      removed: true,
      method: "DELETE",
      url: "/api/v1/surveys/:id",
      summary: "Remove a survey; its answers stay in the log",
    },
    {
      removed: false,
      method: "POST",
      url: "/api/v1/surveys/:id/restore",
      summary: "Bring a removed survey back",
    },
  ] as const)
    server.route({
      method,
      url,
      config: { permission: "compose" },
      schema: { summary, tags, params },
      handler: async (request, reply) => {
        await setSurveyRemoved(app(), doerOf(request), request.params.id, removed);
        return reply.code(204).send();
      },
    });
}

/** What one address may do: at once, and in the long run. A shop answers from one address with all its devices. */
const limits = { perSecond: 5, burst: 120 } as const;

/** The same for what is kept on the way: once for each question. */
const partialLimits = { perSecond: 20, burst: 400 } as const;

/** Longest body of a response. */
const responseBytesMax = 24 * 1024;

/** /api/v1/public-surveys */
export async function publicSurveyRoutes(server: ZodFastify, { app, keys }: RouteParts): Promise<void> {
  allowOtherSites(server, "/api/v1/public-surveys/:token/responses");
  let limiter: RateLimiter | undefined;
  const take = (sender: string | undefined) => {
    limiter ??= createRateLimiter({ ...limits, now: app().context.now });
    takeOrRefuse(limiter, sender);
  };
  let partials: RateLimiter | undefined;
  const takePartial = (sender: string | undefined) => {
    partials ??= createRateLimiter({ ...partialLimits, now: app().context.now });
    takeOrRefuse(partials, sender);
  };
  let counts: ReturnType<typeof createAddressCount> | undefined;
  /** What was sent, with the workspace whose write key names the visitor. */
  const said = async (
    { visitor, ...body }: z.output<typeof responseBodySchema>,
    address: string | undefined,
  ): Promise<SentResponse> => {
    const key = visitor ? await keys().find(visitor.writeKey) : undefined;
    counts ??= createAddressCount(app().context.now);
    const count = counts;
    const fromAddress = (survey: string) => (address === undefined ? 1 : count(survey, address));
    const sent = { ...body, fromAddress };
    if (visitor === null || key?.kind !== "write") return { ...sent, visitor: null };
    const { anonymousId, userId } = visitor;
    return { ...sent, visitor: { workspace: key.workspace, anonymousId, userId } };
  };
  const byToken = z.object({ token: z.string().min(20).max(200) });
  server.get(
    "/api/v1/public-surveys/:token",
    {
      config: { permission: "public" },
      schema: {
        summary: "The survey of a public link",
        tags,
        params: byToken,
        querystring: z.object({
          readers: z
            .string()
            .max(500)
            .optional()
            .describe("Languages of the reader, the best first: `es-ES,en`"),
        }),
        response: { 200: publicSurveySchema },
      },
    },
    async (request, reply) => {
      take(senderOf(request.raw));
      reply.header("x-robots-tag", "noindex, nofollow");
      const survey = await publicSurvey(app(), request.params.token);
      const { readers } = request.query;
      if (readers === undefined || survey.questionnaire === null) return survey;
      const language = languageOfSurvey(survey.questionnaire, readers.split(","));
      return { ...survey, spoken: { language, words: { ...builtInWords(language) } } };
    },
  );
  server.post(
    "/api/v1/public-surveys/:token/responses",
    {
      config: { permission: "public" },
      bodyLimit: responseBytesMax,
      schema: {
        summary: "Answer a survey; the same `id` sent again counts once",
        description:
          "The answers are checked by the engine that the page used; those to questions that were not asked do not count. Acknowledged means durable.",
        tags,
        params: byToken,
        body: responseBodySchema,
        response: { 200: responseKeptSchema },
      },
    },
    async (request) => {
      take(senderOf(request.raw));
      const { ending } = await receiveResponse(
        app(),
        request.params.token,
        await said(request.body, senderOf(request.raw)),
      );
      return { ending: ending.key };
    },
  );
  server.post(
    "/api/v1/public-surveys/:token/partials",
    {
      config: { permission: "public" },
      bodyLimit: responseBytesMax,
      schema: {
        summary: "Keep what was answered so far, as a page goes on",
        description:
          "Each call replaces the one before of the same `id`. When nobody goes on for ten minutes, the answers count as a response that was not completed; what is answered later counts with it.",
        tags,
        params: byToken,
        body: responseBodySchema,
      },
    },
    async (request, reply) => {
      takePartial(senderOf(request.raw));
      await keepUnderWay(app(), request.params.token, await said(request.body, senderOf(request.raw)));
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/public-surveys/:token/decline",
    {
      config: { permission: "public" },
      schema: { summary: "Say that one would rather not answer a personal link", tags, params: byToken },
    },
    async (request, reply) => {
      take(senderOf(request.raw));
      await declineInvitation(app(), request.params.token);
      return reply.code(204).send();
    },
  );
}
