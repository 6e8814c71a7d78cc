// A JSON schema as lines for people: each property with its dotted name, its type in words and what it says of itself.
// References inside the document are followed; a schema that holds itself is cut where it repeats.

/** JSON of any shape. */
export type Json = Readonly<Record<string, unknown>>;

/** One property. `depth` counts from 0. */
export interface SchemaRow {
  readonly name: string;
  readonly depth: number;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  /** Allowed values, when the list is closed. */
  readonly values: readonly string[];
}

const DEPTH_MAX = 4;

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Follows `$ref` inside the document; an unknown reference is an empty schema. */
export function resolve(schema: unknown, document: Json): Json {
  let at: unknown = schema;
  for (let hops = 0; hops < 8 && isJson(at) && typeof at["$ref"] === "string"; hops++) {
    let found: unknown = document;
    for (const part of at["$ref"].replace(/^#\//, "").split("/"))
      found = isJson(found) ? found[part.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
    at = found;
  }
  return isJson(at) ? at : {};
}

/** The type of a schema in words: "string", "number | null", "array of object". */
export function typeOf(schema: unknown, document: Json, depth = 0): string {
  const own = resolve(schema, document);
  if (depth > DEPTH_MAX) return "…";
  const branches = [...listOf(own["anyOf"]), ...listOf(own["oneOf"])];
  if (branches.length > 0)
    return [...new Set(branches.map((branch) => typeOf(branch, document, depth + 1)))].join(" | ");
  if ("const" in own) return JSON.stringify(own["const"]);
  if (own["type"] === "array") return `array of ${typeOf(own["items"], document, depth + 1)}`;
  if (Array.isArray(own["type"])) return own["type"].join(" | ");
  if (typeof own["type"] === "string")
    return typeof own["format"] === "string" ? `${own["type"]} (${own["format"]})` : own["type"];
  return Array.isArray(own["enum"]) ? "string" : "any";
}

/** The object behind a schema: itself, the items of a list, or the object among several choices. */
function objectBehind(schema: unknown, document: Json): Json | undefined {
  const own = resolve(schema, document);
  if (isJson(own["properties"])) return own;
  if (own["type"] === "array") return objectBehind(own["items"], document);
  for (const branch of [...listOf(own["anyOf"]), ...listOf(own["oneOf"])]) {
    const found = objectBehind(branch, document);
    if (found) return found;
  }
  return undefined;
}

/** The properties of a schema, each followed by its own. */
export function schemaRows(schema: unknown, document: Json, depth = 0, prefix = ""): readonly SchemaRow[] {
  const own = objectBehind(schema, document);
  if (own === undefined || depth > DEPTH_MAX) return [];
  const required = listOf(own["required"]);
  const properties = isJson(own["properties"]) ? own["properties"] : {};
  return Object.entries(properties).flatMap(([name, property]) => {
    const resolved = resolve(property, document);
    const array = resolved["type"] === "array";
    const values = listOf(
      resolved["enum"] ?? (array ? resolve(resolved["items"], document)["enum"] : undefined),
    );
    const full = `${prefix}${name}`;
    const row: SchemaRow = {
      name: full,
      depth,
      type: typeOf(property, document),
      required: required.includes(name),
      description: typeof resolved["description"] === "string" ? resolved["description"] : "",
      values: values.map(String),
    };
    return [row, ...schemaRows(property, document, depth + 1, `${full}${array ? "[]" : ""}.`)];
  });
}

/** A small value that fits a schema: what it gives as example or default, else the first choice; only required parts. */
export function exampleOf(schema: unknown, document: Json, depth = 0): unknown {
  const own = resolve(schema, document);
  for (const key of ["example", "default", "const"]) if (key in own) return own[key];
  if (Array.isArray(own["examples"])) return own["examples"][0];
  if (Array.isArray(own["enum"])) return own["enum"][0];
  const branch = listOf(own["anyOf"])[0] ?? listOf(own["oneOf"])[0];
  if (branch !== undefined) return exampleOf(branch, document, depth);
  if (isJson(own["properties"])) {
    if (depth > DEPTH_MAX) return {};
    const required = listOf(own["required"]);
    return Object.fromEntries(
      Object.entries(own["properties"])
        .filter(([name]) => required.includes(name))
        .map(([name, property]) => [name, exampleOf(property, document, depth + 1)]),
    );
  }
  switch (own["type"]) {
    case "array":
      return [];
    case "number":
    case "integer":
      return typeof own["minimum"] === "number" ? own["minimum"] : 1;
    case "boolean":
      return true;
    case "object":
      return {};
    default:
      return typeof own["pattern"] === "string" && own["pattern"].includes("\\d{4}-\\d{2}")
        ? "2026-01-01"
        : "…";
  }
}
