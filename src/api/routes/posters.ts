// Posters of a survey, to be printed and hung up in a store.

import { z } from "zod";
import { makePoster } from "../../actions/make-poster.ts";
import { languages } from "../../domain/language.ts";
import { posterPapers, posterSheetsMax } from "../../domain/survey/poster.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";
import { addressOf } from "./tracking-settings.ts";

/** A key, once or several times. */
const keys = z
  .union([
    z
      .string()
      .max(200)
      .transform((one) => [one]),
    z.array(z.string().max(200)).max(posterSheetsMax),
  ])
  .optional();

/** /api/v1/surveys/:id/poster */
export async function posterRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/surveys/:id/poster",
    {
      config: { permission: "figures" },
      schema: {
        summary: "Posters with the code of a survey as a PDF, one sheet for each unit and touchpoint",
        tags: ["surveys"],
        params: z.object({ id: z.uuid() }),
        querystring: z.object({
          unit: keys.describe("Key of a unit, once or several times; none is one sheet for all"),
          touchpoint: keys.describe("Key of a touchpoint, likewise: a sheet for each unit and touchpoint"),
          language: z.enum(languages).default("en"),
          heading: z.string().trim().max(120).default(""),
          size: z.enum(posterPapers).default("a4"),
        }),
      },
    },
    async (request, reply) => {
      const { unit = [], touchpoint = [], language, heading, size } = request.query;
      // Whoever scans it comes by the same way as whoever prints it, where no other was set.
      const origin = addressOf(request.raw, app().config.publicUrl).href.replace(/\/$/, "");
      const wish = { units: unit, touchpoints: touchpoint, language, heading, size, origin };
      const file = await makePoster(app(), memberOf(request.caller), request.params.id, wish);
      return reply
        .type("application/pdf")
        .header("content-disposition", `attachment; filename="poster-${size}.pdf"`)
        .send(file);
    },
  );
}
