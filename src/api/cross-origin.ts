// Lets scripts of other sites use the few routes that are made for them. No cookie is ever read there, so any site may ask;
// what they may do is decided by the token or write key that they name.

import type { FastifyInstance } from "fastify";

/** Headers for answers that any site may read. */
const open: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after",
};

/** Opens all routes of this plugin to other sites, and answers the question before a POST to `postUrl`. */
export function allowOtherSites(server: FastifyInstance, postUrl?: string): void {
  server.addHook("onRequest", async (_request, reply) => {
    reply.headers(open);
  });
  if (postUrl === undefined) return;
  server.options(
    postUrl,
    { config: { permission: "public" }, schema: { hide: true } as object },
    (_request, reply) =>
      reply
        .code(204)
        .headers({
          "access-control-allow-methods": "GET, POST, OPTIONS",
          "access-control-allow-headers": "content-type",
          "access-control-max-age": "86400",
        })
        .send(),
  );
}
