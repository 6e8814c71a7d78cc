// A recipe says how the rows of a file become interactions: which columns identify the customer, tell the time and carry the
// answers. It is JSON with a version, checked here and described in docs/reference/recipe.md; carrying it out is intake's.
// Invariant: a recipe is read once and refused whole, with the path of what is wrong; unknown keys are refused too.

import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { isTimeZone } from "./period.ts";
import {
  type amountSchema,
  columnSchema,
  type customerSchema,
  decimalSchema,
  mappingShape,
  type recipeAnswerSchema,
  type recipeCommentSchema,
  recipeFormatSchema,
  recipeRowSchema,
  type spanSchema,
  type timeSchema,
  type traitSchema,
  type valueSchema,
} from "./recipe-mapping.ts";

/** Sources that no file may call itself: tracked events and the demo. Its rows would count as repeats of theirs. */
const reservedSources: readonly string[] = ["tracking", "demo"];

/** Whether a source belongs to Vivencia itself. */
export function isReservedSource(source: string): boolean {
  return reservedSources.includes(source);
}

/** The whole recipe, version 1. */
export const recipeSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().min(1).max(200),
    description: z.string().max(2000).optional(),
    /** Where the rows come from: the same row of the same source counts once. */
    source: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/, "lower-case letters, digits, _ . and -")
      .refine((source) => !isReservedSource(source), {
        error: ({ input }) =>
          `"${input}" is where Vivencia's own events come from; name your file's source differently`,
      }),
    format: recipeFormatSchema.default({}),
    /** IANA name of the zone of times that name none. */
    timeZone: z.string().max(64).default("UTC"),
    /** Decimal mark of numbers; without it both are understood and what is ambiguous is kept aside. */
    decimal: decimalSchema.optional(),
    /** Cells that mean "nothing" in every column, besides the empty one. */
    blank: z.array(z.string().max(100)).max(50).default([]),
    /** Columns that make a row unique; without them its line and content do. */
    id: z.array(columnSchema).min(1).max(10).optional(),
    /** Rows left out on purpose. */
    skip: conditionSchema.optional(),
    /** Columns that are never read and never kept, such as IP addresses: not even where a row is kept aside. */
    leaveOut: z.array(columnSchema).max(100).default([]),
    /** What a column that the file does not have means. */
    missingColumns: z.enum(["error", "blank"]).default("error"),
    ...mappingShape,
    rows: z.array(recipeRowSchema).min(1).max(20).optional(),
  })
  .superRefine((recipe, context) => {
    const rows = recipe.rows ?? [{}];
    for (const [index, row] of rows.entries()) {
      const whole = { ...recipe, ...row };
      const at = (field: string) => (recipe.rows ? ["rows", index, field] : [field]);
      const need = (field: string, why: string) =>
        context.addIssue({ code: "custom", path: at(field), message: why });
      if (whole.customer === undefined) need("customer", "who the customer is must be said");
      if (whole.type === "profile") {
        if (whole.traits === undefined && (whole.customer?.length ?? 0) < 2)
          need("traits", "a profile needs traits, or two identifiers to join");
        continue;
      }
      if (whole.event === undefined) need("event", 'what happened must be said, such as "Order Completed"');
      if (whole.time === undefined) need("time", "when it happened must be said");
    }
    if (recipe.format.headerRow === 0 && recipe.format.columns === undefined)
      context.addIssue({
        code: "custom",
        path: ["format", "columns"],
        message: "a file without a header needs the names of its columns",
      });
    if (!isTimeZone(recipe.timeZone))
      context.addIssue({
        code: "custom",
        path: ["timeZone"],
        message: `"${recipe.timeZone}" is no time zone; such as Europe/Madrid`,
      });
  });

/** A checked recipe. */
export type Recipe = z.infer<typeof recipeSchema>;
/** A recipe as it is written, before defaults. */
export type RecipeBody = z.input<typeof recipeSchema>;
export type RecipeRow = z.infer<typeof recipeRowSchema>;
export type RecipeAnswer = z.infer<typeof recipeAnswerSchema>;
export type RecipeComment = z.infer<typeof recipeCommentSchema>;
export type RecipeFormat = z.infer<typeof recipeFormatSchema>;
export type RecipeValue = z.infer<typeof valueSchema>;
export type RecipeAmount = z.infer<typeof amountSchema>;
export type RecipeTime = z.infer<typeof timeSchema>;
export type RecipeSpan = z.infer<typeof spanSchema>;
export type RecipeCustomer = z.infer<typeof customerSchema>;
export type RecipeTrait = z.infer<typeof traitSchema>;
export type RecipeColumn = z.infer<typeof columnSchema>;

/** What became of an unknown value: a recipe, or every problem with its path. */
export type ParsedRecipe =
  | { readonly ok: true; readonly recipe: Recipe }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

type Issue = z.core.$ZodIssue;

/** Unions hide what is wrong inside them: the branch that came furthest tells it. */
function deepest(issue: Issue, prefix: readonly PropertyKey[]): { path: PropertyKey[]; message: string }[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const found = issue.errors.map((branch) => branch.flatMap((inner) => deepest(inner, path)));
    const depth = (list: { path: PropertyKey[] }[]) => Math.max(0, ...list.map((p) => p.path.length));
    const fewest = found
      .filter((list) => list.length > 0)
      .sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
    if (fewest !== undefined) return fewest;
  }
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], message: "is not known here" }));
  return [{ path, message: issue.message }];
}

function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i ? "." : ""}${String(part)}`))
    .join("");
}

/** Checks an unknown value; a refusal names the path and the reason of everything that is wrong. */
export function parseRecipe(body: unknown): ParsedRecipe {
  const parsed = recipeSchema.safeParse(body);
  if (parsed.success) return { ok: true, recipe: parsed.data };
  const problems = parsed.error.issues
    .flatMap((issue) => deepest(issue, []))
    .map(({ path, message }) => ({ path: writePath(path) || "recipe", message }));
  return { ok: false, problems };
}
