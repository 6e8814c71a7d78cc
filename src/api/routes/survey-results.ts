// What a survey brought in: its results, the responses one by one, and files of them.

import { z } from "zod";
import { exportResponses } from "../../actions/export-responses.ts";
import { listResponses, surveyVersions } from "../../actions/list-responses.ts";
import { surveyResults } from "../../actions/measure-surveys.ts";
import { decideOnSuspects, listSuspects } from "../../actions/suspect-responses.ts";
import { csvContentType, workbookContentType } from "../../domain/csv-cell.ts";
import {
  surveyExportBodySchema,
  surveyResponsesBodySchema,
  surveyResponsesSchema,
  surveyResultsBodySchema,
  surveyResultsSchema,
  surveySuspectsSchema,
  surveyVersionsSchema,
  suspectDecisionSchema,
} from "../contract-survey-results.ts";
import { presentResults } from "../present/survey.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });

/** /api/v1/surveys/:id/… */
export async function surveyResultRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/surveys/:id/results",
    {
      config: { permission: "figures" },
      schema: {
        summary: "The results of a survey, question by question, whole and side by side for what is compared",
        tags,
        params,
        body: surveyResultsBodySchema,
        response: { 200: surveyResultsSchema },
      },
    },
    async (request) => {
      const { by, ...cut } = request.body;
      return presentResults(await surveyResults(app(), memberOf(request.caller), request.params.id, cut, by));
    },
  );
  server.post(
    "/api/v1/surveys/:id/responses",
    {
      config: { permission: "customers" },
      schema: {
        summary: "The responses to a survey as they were filled in, newest first",
        tags,
        params,
        body: surveyResponsesBodySchema,
        response: { 200: surveyResponsesSchema },
      },
    },
    async (request) => {
      const { responses, next } = await listResponses(
        app(),
        memberOf(request.caller),
        request.params.id,
        request.body,
      );
      return { responses: responses.map((one) => ({ ...one, answers: [...one.answers] })), next };
    },
  );
  server.get(
    "/api/v1/surveys/:id/versions",
    {
      config: { permission: "figures" },
      schema: {
        summary: "The published versions of a survey, the latest first",
        tags,
        params,
        response: { 200: surveyVersionsSchema },
      },
    },
    async (request) => {
      const versions = await surveyVersions(app(), memberOf(request.caller), request.params.id);
      return {
        versions: versions.map((one) => ({ ...one, publishedAt: one.publishedAt.toISOString() })),
      };
    },
  );
  server.post(
    "/api/v1/surveys/:id/export",
    {
      config: { permission: "export" },
      schema: {
        summary: "The responses to a survey as CSV or XLSX, with a code book",
        tags,
        params,
        body: surveyExportBodySchema,
      },
    },
    async (request, reply) => {
      const { name, content } = await exportResponses(
        app(),
        memberOf(request.caller),
        doerOf(request),
        request.params.id,
        request.body,
      );
      return reply
        .type(request.body.format === "csv" ? csvContentType : workbookContentType)
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(content);
    },
  );
  server.get(
    "/api/v1/surveys/:id/suspects",
    {
      config: { permission: "customers" },
      schema: {
        summary: "Responses that were set aside as suspicious and count in nothing",
        tags,
        params,
        response: { 200: surveySuspectsSchema },
      },
    },
    async (request) => {
      const { suspects, total } = await listSuspects(app(), memberOf(request.caller), request.params.id);
      return {
        total,
        suspects: suspects.map((one) => ({ ...one, signs: [...one.signs], answers: [...one.answers] })),
      };
    },
  );
  server.post(
    "/api/v1/surveys/:id/suspects",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Take responses that were set aside into the figures, discard them, or take them up again",
        tags,
        params,
        body: suspectDecisionSchema,
        response: { 200: z.object({ decided: z.number() }) },
      },
    },
    async (request) => {
      const { responses, decision } = request.body;
      const decided = await decideOnSuspects(
        app(),
        memberOf(request.caller),
        doerOf(request),
        request.params.id,
        { responses, what: decision },
      );
      return { decided };
    },
  );
}
