// Pictures of surveys: taken in from those who make surveys, given out to everyone who is shown one.

import { z } from "zod";
import { picture, takePicture } from "../../actions/manage-pictures.ts";
import { pictureBytesMax } from "../../domain/survey/picture.ts";
import { AppError } from "../../errors.ts";
import { pictureKeptSchema } from "../contract-surveys.ts";
import { doerOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["surveys"];

/** /api/v1/pictures */
export async function pictureRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: pictureBytesMax },
    (_request, body, done) => done(null, body),
  );
  server.post(
    "/api/v1/pictures",
    {
      config: { permission: "compose" },
      bodyLimit: pictureBytesMax,
      schema: {
        summary:
          "Send a picture for a survey as application/octet-stream: PNG, JPEG, WebP or GIF, at most 400 KB",
        tags,
        response: { 200: pictureKeptSchema },
      },
    },
    (request) => {
      const { body } = request;
      if (!(body instanceof Uint8Array))
        throw new AppError(
          "bad-input",
          "Send the picture itself with Content-Type: application/octet-stream.",
        );
      return takePicture(app(), doerOf(request), body);
    },
  );
  server.get(
    "/api/v1/pictures/:picture",
    {
      config: { permission: "public" },
      schema: { summary: "A picture of a survey", tags, params: z.object({ picture: z.uuid() }) },
    },
    async (request, reply) => {
      const { type, bytes } = await picture(app(), request.params.picture);
      return reply
        .type(type)
        .headers({
          "cache-control": "public, max-age=31536000, immutable",
          "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
          // Widgets show it on the pages of the company.
          "cross-origin-resource-policy": "cross-origin",
        })
        .send(Buffer.from(bytes));
    },
  );
}
