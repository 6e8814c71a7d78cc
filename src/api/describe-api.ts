// The API's description for machines: what each route already says of itself, with who may call it and what a refusal looks
// like. Nothing is said here that the routes, their permissions and the contract do not say.

import type { SwaggerTransform, SwaggerTransformObject } from "@fastify/swagger";
import type { FastifySchema } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { problemSchema } from "./contract.ts";
import { type Permission, permissionTable } from "./permissions.ts";

/** The ways to say who asks. */
export const securitySchemes = {
  secretKey: {
    type: "http",
    scheme: "bearer",
    description: "A secret key: `vivencia keys create --kind secret`",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "vivencia_session",
    description: "A signed-in browser. Requests that change something also carry the header `X-Vivencia: 1`",
  },
  writeKey: { type: "http", scheme: "basic", description: "A write key as the user, without password" },
} as const;

/** What a route asks for, as lists of alternatives; empty for everyone's routes. */
function securityOf(permission: Permission | undefined): readonly Record<string, string[]>[] {
  if (permission === undefined || permission === "public") return [];
  if (permission === "send") return [{ writeKey: [] }];
  const callers = permissionTable[permission];
  return [
    ...(callers.includes("secret") ? [{ secretKey: [] }] : []),
    ...(callers.includes("owner") ? [{ session: [] }] : []),
  ];
}

const done = z.null().describe("Done");

/** A route's schema with its security and its refusals. */
export const describeRoute: SwaggerTransform = (input) => {
  const { schema, route } = input;
  if ((schema as { hide?: boolean } | undefined)?.hide) return jsonSchemaTransform(input as never) as never;
  const permission = route.config?.permission;
  const response = { ...(schema?.response as Record<string, unknown> | undefined) };
  if (Object.keys(response).every((status) => Number(status) >= 300)) response["204"] = done;
  if (permission !== "send") response.default = problemSchema.describe("A problem (RFC 9457)");
  const described: FastifySchema & Record<string, unknown> = {
    ...schema,
    response,
    security: securityOf(permission),
  };
  return jsonSchemaTransform({ ...input, schema: described } as never) as never;
};

/** A body that is no JSON. */
const bodyOf = (type: string) => ({
  required: true,
  content: { [type]: { schema: { type: "string", format: "binary" } } },
});

/** The whole description, with what JSON Schema cannot say of a route. */
export const describeWhole: SwaggerTransformObject = (input) => {
  const whole = jsonSchemaTransformObject(input as never) as {
    paths?: Record<string, { post?: { requestBody?: unknown } }>;
  };
  const inspect = whole.paths?.["/api/v1/imports/inspect"]?.post;
  if (inspect) inspect.requestBody = bodyOf("application/octet-stream");
  const report = whole.paths?.["/api/v1/mail-reports"]?.post;
  if (report) report.requestBody = bodyOf("message/rfc822");
  for (const path of Object.values(whole.paths ?? {})) describeProblems(path);
  return whole as never;
};

interface Described {
  responses?: Record<string, { content?: Record<string, unknown> }>;
}

/** Problems have a media type of their own. */
function describeProblems(path: object): void {
  for (const operation of Object.values(path) as Described[])
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const { content } = response;
      if (!content?.["application/json"] || (status !== "default" && Number(status) < 400)) continue;
      // Readiness answers its own body with 503.
      if (status === "503" && operation.responses?.["200"] && !operation.responses["429"]) continue;
      response.content = { "application/problem+json": content["application/json"] };
    }
}
