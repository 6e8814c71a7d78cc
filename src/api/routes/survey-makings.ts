// What whoever makes a survey asks about it: the names that are taken, what quotas have taken, and a file of translations.

import { z } from "zod";
import { publishedKeys, surveyQuotas } from "../../actions/manage-surveys.ts";
import { readTranslationFile } from "../../actions/read-translations.ts";
import { AppError } from "../../errors.ts";
import { surveyKeysSchema, surveyQuotasSchema, translationsReadSchema } from "../contract-surveys.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });

/** Longest file of translations. */
const fileBytesMax = 4 * 1024 * 1024;

/** Parts of /api/v1/surveys */
export async function surveyMakingRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: fileBytesMax },
    (_request, body, done) => done(null, body),
  );
  server.get(
    "/api/v1/surveys/:id/keys",
    {
      config: { permission: "figures" },
      schema: {
        summary:
          "The keys that published versions gave to questions and their options, which keep their meaning",
        tags,
        params,
        response: { 200: surveyKeysSchema },
      },
    },
    async (request) => {
      const keys = await publishedKeys(app(), memberOf(request.caller).workspace, request.params.id);
      return { keys: keys.map((one) => ({ ...one, parts: [...one.parts] })) };
    },
  );
  server.get(
    "/api/v1/surveys/:id/quotas",
    {
      config: { permission: "figures" },
      schema: {
        summary: "How many complete responses each quota has taken",
        tags,
        params,
        response: { 200: surveyQuotasSchema },
      },
    },
    async (request) => ({
      quotas: await surveyQuotas(app(), memberOf(request.caller).workspace, request.params.id),
    }),
  );
  server.post(
    "/api/v1/surveys/:id/translations",
    {
      config: { permission: "compose" },
      bodyLimit: fileBytesMax,
      schema: {
        summary: "Send a CSV or XLSX of texts as application/octet-stream and see what it would change",
        description:
          "One column is called `key` and holds the names of the texts; every other one is a language. Nothing is changed: put the draft to change it.",
        tags,
        params,
        querystring: z.object({ name: z.string().min(1).max(255).default("texts.csv") }),
        response: { 200: translationsReadSchema },
      },
    },
    async (request) => {
      const { body: bytes, params: at, query } = request;
      if (!(bytes instanceof Uint8Array))
        throw new AppError("bad-input", "Send the file itself with Content-Type: application/octet-stream.");
      const file = { name: query.name, bytes };
      const { rows, found } = await readTranslationFile(
        app(),
        memberOf(request.caller).workspace,
        at.id,
        file,
      );
      if (found.kind === "refused") return { rows, found };
      const { kind, changes, unknown, added } = found;
      return { rows, found: { kind, changes: [...changes], unknown: [...unknown], added: [...added] } };
    },
  );
}
