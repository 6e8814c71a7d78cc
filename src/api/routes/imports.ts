// Imports over the API: send a file, see what it is, start, watch, cancel. The demo is an import as well.

import { PassThrough, type Readable } from "node:stream";
import { z } from "zod";
import { inspectUpload } from "../../actions/inspect-upload.ts";
import { keepUpload } from "../../actions/keep-upload.ts";
import {
  endImport,
  showImports,
  showRecipe,
  startDemo,
  startImport,
  watchImport,
} from "../../actions/start-import.ts";
import { AppError } from "../../errors.ts";
import {
  demoBodySchema,
  importBodySchema,
  importStateSchema,
  inspectAnswerSchema,
  previewBodySchema,
  startedSchema,
} from "../contract.ts";
import { importRecipeSchema } from "../contract-arrivals.ts";
import { presentImport, presentInspected } from "../present/import.ts";
import { wordsFor, wordsIn } from "../problem-words/in-spanish.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const idParams = z.object({ id: z.uuid() });
const inspectQuery = z.object({
  name: z.string().min(1).max(255),
  language: z.enum(["es", "en"]).default("en"),
});

/** /api/v1/imports and /api/v1/demo */
export async function importRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  // Files arrive as streams and go to the disk piece by piece.
  server.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  server.post(
    "/api/v1/imports/inspect",
    {
      config: { permission: "import" },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      schema: {
        summary: "Send a file as application/octet-stream and see what it is",
        description:
          "Answers the format, the columns, a proposed recipe with its doubts, and a preview. Nothing is imported.",
        tags: ["imports"],
        querystring: inspectQuery,
        response: { 200: inspectAnswerSchema },
      },
    },
    async (request) => {
      const body = request.body;
      if (!(body instanceof PassThrough) && typeof (body as Readable | undefined)?.pipe !== "function")
        throw new AppError(
          "unsupported-format",
          "Send the file itself with Content-Type: application/octet-stream.",
        );
      const { workspace } = memberOf(request.caller);
      const upload = await keepUpload(app(), workspace, body as Readable);
      const { name, language } = request.query;
      return presentInspected(
        await inspectUpload(app(), workspace, upload, name, language),
        wordsIn(language),
      );
    },
  );
  server.post(
    "/api/v1/imports/preview",
    {
      config: { permission: "import" },
      schema: {
        summary: "Look at an upload again, its first rows read by a corrected recipe",
        tags: ["imports"],
        body: previewBodySchema,
        response: { 200: inspectAnswerSchema },
      },
    },
    async (request) => {
      const { upload, name, language, recipe } = request.body;
      const { workspace } = memberOf(request.caller);
      return presentInspected(
        await inspectUpload(app(), workspace, upload, name, language, recipe),
        wordsIn(language),
      );
    },
  );
  server.post(
    "/api/v1/imports",
    {
      config: { permission: "import" },
      schema: {
        summary: "Import an upload with a recipe, or try it with dryRun",
        tags: ["imports"],
        body: importBodySchema,
        response: { 200: startedSchema },
      },
    },
    async (request) => ({
      id: await startImport(app(), doerOf(request), {
        ...request.body,
        recipe: request.body.recipe,
      }),
    }),
  );
  server.get(
    "/api/v1/imports",
    {
      config: { permission: "import" },
      schema: {
        summary: "The latest imports",
        tags: ["imports"],
        response: { 200: z.object({ imports: z.array(importStateSchema) }) },
      },
    },
    async (request) => {
      const imports = await showImports(app(), memberOf(request.caller).workspace);
      return { imports: imports.map((state) => presentImport(state, wordsFor(request))) };
    },
  );
  server.get(
    "/api/v1/imports/:id",
    {
      config: { permission: "import" },
      schema: {
        summary: "How far an import is",
        tags: ["imports"],
        params: idParams,
        response: { 200: importStateSchema },
      },
    },
    async (request) =>
      presentImport(
        await watchImport(app(), memberOf(request.caller).workspace, request.params.id),
        wordsFor(request),
      ),
  );
  server.get(
    "/api/v1/imports/:id/recipe",
    {
      config: { permission: "import" },
      schema: {
        summary: "The recipe that an import was read with",
        tags: ["imports"],
        params: idParams,
        response: { 200: importRecipeSchema },
      },
    },
    (request) => showRecipe(app(), memberOf(request.caller).workspace, request.params.id),
  );
  server.post(
    "/api/v1/imports/:id/cancel",
    {
      config: { permission: "import" },
      schema: { summary: "Stop an import; what it wrote stays", tags: ["imports"], params: idParams },
    },
    async (request, reply) => {
      await endImport(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/demo",
    {
      config: { permission: "manage" },
      schema: {
        summary: "Write the invented retailer",
        tags: ["imports"],
        body: demoBodySchema,
        response: { 200: startedSchema },
      },
    },
    async (request) => ({ id: await startDemo(app(), doerOf(request), request.body) }),
  );
}
