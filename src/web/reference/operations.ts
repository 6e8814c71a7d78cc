// The operations of an OpenAPI document in the order in which people look for them: by tag, then as the document has them.

import { exampleOf, isJson, type Json, resolve, type SchemaRow, schemaRows } from "./schema-rows.ts";

/** One parameter of the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly description: string;
}

/** One operation. `id` is safe in an address. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly SchemaRow[];
  readonly answer: readonly SchemaRow[];
  /** The call for a terminal. */
  readonly call: string;
}

/** Operations of one tag. */
export interface OperationGroup {
  readonly tag: string;
  readonly operations: readonly Operation[];
}

const methods = ["get", "post", "put", "patch", "delete"] as const;
const text = (value: unknown) => (typeof value === "string" ? value : "");

function schemaOf(holder: unknown): unknown {
  const content =
    isJson(holder) && isJson(holder["content"]) ? Object.values(holder["content"])[0] : undefined;
  return isJson(content) ? content["schema"] : undefined;
}

function callOf(method: string, path: string, body: unknown, document: Json, origin: string): string {
  const lines = [`curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${origin}${path}`];
  if (path.startsWith("/api/")) lines.push(`-H 'authorization: Bearer SECRET_KEY'`);
  if (path.startsWith("/v1/")) lines.push(`-u 'WRITE_KEY:'`);
  if (body !== undefined) {
    lines.push(`-H 'content-type: application/json'`);
    lines.push(`-d '${JSON.stringify(exampleOf(body, document))}'`);
  }
  return lines.join(" \\\n  ");
}

function parametersOf(operation: Json, document: Json): readonly Parameter[] {
  const list = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  return list.map((one) => {
    const parameter = resolve(one, document);
    return {
      name: text(parameter["name"]),
      place: text(parameter["in"]),
      required: parameter["required"] === true,
      description: text(parameter["description"]),
    };
  });
}

/** The operations of a document, grouped; `origin` is written into the calls. */
export function operationGroups(document: Json, origin: string): readonly OperationGroup[] {
  const groups = new Map<string, Operation[]>();
  const paths = isJson(document["paths"]) ? document["paths"] : {};
  for (const [path, item] of Object.entries(paths)) {
    if (!isJson(item)) continue;
    for (const method of methods) {
      const operation = item[method];
      if (!isJson(operation)) continue;
      const tags = operation["tags"];
      const tag = Array.isArray(tags) ? text(tags[0]) : "";
      const body = schemaOf(resolve(operation["requestBody"], document));
      const responses = isJson(operation["responses"]) ? operation["responses"] : {};
      const answer = schemaOf(resolve(responses["200"] ?? responses["201"], document));
      const list = groups.get(tag) ?? [];
      list.push({
        id: `${method}${path.replace(/[^A-Za-z0-9]+/g, "-")}`.replace(/-$/, ""),
        method: method.toUpperCase(),
        path,
        summary: text(operation["summary"]),
        description: text(operation["description"]),
        parameters: parametersOf(operation, document),
        body: schemaRows(body, document),
        answer: schemaRows(answer, document),
        call: callOf(method, path, body, document, origin),
      });
      groups.set(tag, list);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}
