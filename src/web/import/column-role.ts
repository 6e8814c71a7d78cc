// What a column of a file is, read from a recipe and written into it, for the corrections people make most. A recipe can say
// far more than a role (several rows, templates, maps); what a role cannot express is left as it is until someone changes it.

/** The roles that people can give a column. */
export const columnRoles = [
  "none",
  "user",
  "email",
  "phone",
  "loyalty",
  "time",
  "nps",
  "csat",
  "ces",
  "rating",
  "choice",
  "comment",
  "channel",
  "touchpoint",
  "stage",
  "unit",
  "employee",
  "campaign",
  "product",
  "order",
  "revenue",
  "language",
  "weight",
  "trait",
  "property",
  "private",
] as const;

/** One role. */
export type ColumnRole = (typeof columnRoles)[number];

/** A recipe as JSON; its meaning is checked by the server. */
export type RecipeJson = Readonly<Record<string, unknown>>;

const identifiers = ["user", "email", "phone", "loyalty"] as const;
const scored = ["nps", "csat", "ces", "rating"] as const;
const values = [
  "channel",
  "touchpoint",
  "stage",
  "unit",
  "employee",
  "campaign",
  "product",
  "order",
  "language",
] as const;
const amounts = ["revenue", "weight"] as const;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is RecipeJson {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether a part of a recipe reads the column: by its name, as one of several, or in the braces of a template. */
function reads(part: unknown, column: string): boolean {
  if (typeof part === "string") return part === column;
  if (Array.isArray(part)) return part.some((one) => reads(one, column));
  if (!isObject(part)) return false;
  const { column: own, template, product, from, to } = part;
  if (typeof template === "string") return template.includes(`{${column}}`);
  return [own, product, from, to].some((one) => one !== undefined && reads(one, column));
}

/** Whether the rows of the file become several interactions each, which roles cannot show. */
export function hasManyRows(recipe: RecipeJson): boolean {
  return listOf(recipe["rows"]).length > 0;
}

/** The role of a column; undefined when the recipe reads it in a way that no role names. */
export function roleOf(recipe: RecipeJson, column: string): ColumnRole | undefined {
  for (const one of listOf(recipe["customer"])) {
    if (!isObject(one) || !reads(one, column)) continue;
    return identifiers.find((kind) => kind === one["kind"]);
  }
  if (recipe["time"] !== undefined && reads(recipe["time"], column)) return "time";
  for (const one of listOf(recipe["answers"])) {
    if (!isObject(one) || !reads(one["column"], column)) continue;
    if (one["as"] === "choice") return "choice";
    return scored.find((metric) => metric === one["metric"]);
  }
  if (listOf(recipe["comments"]).some((one) => reads(one, column))) return "comment";
  for (const field of values) {
    // A plain text is a fixed value, not a column.
    if (isObject(recipe[field]) && reads(recipe[field], column)) return field;
  }
  for (const field of amounts) if (reads(recipe[field], column)) return field;
  const traits = recipe["traits"];
  if (isObject(traits) && Object.values(traits).some((one) => reads(one, column))) return "trait";
  if (reads(recipe["leaveOut"], column)) return "private";
  const properties = recipe["properties"];
  if (Array.isArray(properties) && properties.includes(column)) return "property";
  if (isObject(properties) && Object.values(properties).some((one) => reads(one, column))) return "property";
  if (
    ["event", "kind", "outcome", "session", "url", "currency"].some(
      (f) => isObject(recipe[f]) && reads(recipe[f], column),
    )
  )
    return undefined;
  if (reads(recipe["wait"], column) || reads(recipe["duration"], column)) return undefined;
  return properties === "rest" ? "property" : "none";
}

/** The recipe without anything that reads the column. Empty lists go away. */
function without(recipe: RecipeJson, column: string): Record<string, unknown> {
  const left: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(recipe)) {
    if (key === "customer" || key === "answers" || key === "comments" || key === "leaveOut") {
      const kept = listOf(part).filter((one) => !reads(one, column));
      if (kept.length > 0) left[key] = kept;
    } else if (key === "traits" && isObject(part)) {
      const kept = Object.entries(part).filter(([, one]) => !reads(one, column));
      if (kept.length > 0) left[key] = Object.fromEntries(kept);
    } else if (key === "properties" && Array.isArray(part)) {
      const kept = part.filter((one) => one !== column);
      if (kept.length > 0) left[key] = kept;
    } else if (key === "time" || key === "wait" || key === "duration" || amounts.some((f) => f === key)) {
      if (!reads(part, column)) left[key] = part;
    } else if (values.some((field) => field === key)) {
      if (!(isObject(part) && reads(part, column))) left[key] = part;
    } else left[key] = part;
  }
  return left;
}

const keyFrom = (column: string) => column.trim().toLowerCase().slice(0, 100) || "column";

/** The recipe with the column in the role, and in no other. */
export function withRole(recipe: RecipeJson, column: string, role: ColumnRole): RecipeJson {
  const left = without(recipe, column);
  const add = (field: string, one: unknown) => ({ ...left, [field]: [...listOf(left[field]), one] });
  if (role === "none") return left;
  if (role === "time") return { ...left, time: { column } };
  if (role === "comment") return add("comments", { column });
  if (role === "choice") return add("answers", { metric: "choice", column, as: "choice" });
  if (role === "private") return add("leaveOut", column);
  if (role === "trait")
    return {
      ...left,
      traits: { ...(isObject(left["traits"]) ? left["traits"] : {}), [keyFrom(column)]: column },
    };
  if (role === "property") {
    const properties = left["properties"];
    if (properties === "rest") return left;
    if (isObject(properties)) return { ...left, properties: { ...properties, [column]: column } };
    return add("properties", column);
  }
  const identifier = identifiers.find((kind) => kind === role);
  if (identifier) return add("customer", { kind: identifier, column });
  const metric = scored.find((one) => one === role);
  if (metric) return add("answers", { metric, column, ...(metric === "rating" && { scale: "1-5" }) });
  return { ...left, [role]: { column } };
}

const startsWithDay = /^D{1,2}[/.-]M{1,2}(?!M)/;
const startsWithMonth = /^M{1,2}(?!M)[/.-]D{1,2}/;

/** Whether the times of a recipe are written day first, and the recipe with the other order; undefined where neither is. */
export function swapDayAndMonth(
  recipe: RecipeJson,
): { readonly dayFirst: boolean; readonly swapped: RecipeJson } | undefined {
  const times = listOf(Array.isArray(recipe["time"]) ? recipe["time"] : [recipe["time"]]).filter(isObject);
  const formats = times.flatMap((time) => listOf(time["formats"]).filter((one) => typeof one === "string"));
  const dayFirst = formats.some((one) => startsWithDay.test(one));
  if (!dayFirst && !formats.some((one) => startsWithMonth.test(one))) return undefined;
  const swap = (format: unknown) =>
    typeof format !== "string" || !(startsWithDay.test(format) || startsWithMonth.test(format))
      ? format
      : format.replace(/^([DM]+)([/.-])([DM]+)/, "$3$2$1");
  const swapped = times.map((time) => ({ ...time, formats: listOf(time["formats"]).map(swap) }));
  return {
    dayFirst,
    swapped: { ...recipe, time: Array.isArray(recipe["time"]) ? swapped : swapped[0] },
  };
}
