import { describe, expect, it } from "vitest";
import { operationGroups } from "./operations.ts";
import { exampleOf, schemaRows, typeOf } from "./schema-rows.ts";

const document = {
  openapi: "3.1.0",
  paths: {
    "/api/v1/ask": {
      post: {
        tags: ["figures"],
        summary: "Ask",
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Question" } } },
        },
        responses: {
          "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } } },
        },
      },
    },
    "/api/v1/imports/{id}": {
      get: { tags: ["imports"], parameters: [{ name: "id", in: "path", required: true }], responses: {} },
    },
  },
  components: {
    schemas: {
      Question: {
        type: "object",
        required: ["metric", "from"],
        properties: {
          metric: { type: "string", enum: ["nps", "csat"], description: "Which" },
          from: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
          by: { type: "array", items: { type: "string" }, default: [] },
        },
      },
      Answer: {
        type: "object",
        properties: {
          rows: {
            type: "array",
            items: { type: "object", properties: { score: { type: ["number", "null"] } } },
          },
          self: { $ref: "#/components/schemas/Answer" },
        },
      },
    },
  },
};

describe("the operations of an OpenAPI document", () => {
  it("are grouped by tag with a call that has what is required", () => {
    const groups = operationGroups(document, "https://cx.example.com");
    expect(groups.map((group) => group.tag)).toEqual(["figures", "imports"]);
    expect(groups[0]?.operations[0]?.call).toContain(`-d '{"metric":"nps","from":"2026-01-01"}'`);
    expect(groups[1]?.operations[0]?.id).toBe("get-api-v1-imports-id");
    expect(groups[1]?.operations[0]?.call).not.toContain("-d");
  });

  it("properties become lines with type, need and choices, also inside lists", () => {
    const rows = schemaRows(document.components.schemas.Question, document);
    expect(rows[0]).toMatchObject({
      name: "metric",
      type: "string",
      required: true,
      values: ["nps", "csat"],
    });
    expect(rows[2]).toMatchObject({ name: "by", type: "array of string", required: false });
    const names = schemaRows(document.components.schemas.Answer, document).map((row) => row.name);
    expect(names).toContain("rows[].score");
  });

  it("a schema that holds itself ends", () => {
    expect(schemaRows(document.components.schemas.Answer, document).length).toBeLessThan(40);
    const loop = { components: { a: { $ref: "#/components/a" } } };
    expect(typeOf({ $ref: "#/components/a" }, loop)).toBe("any");
    expect(exampleOf({ $ref: "#/nowhere" }, {})).toBe("…");
  });
});
