// Reads out of the sources what the server can say to people over HTTP: the texts of its errors and of the checks of its
// schemas. A text is written here as in the tables of src/api/problem-words: `{1}`, `{2}` … stand where a value is put in.
// Texts are followed through constants, small tables, choices and the arguments of functions; what only passes on the words
// of something else is said apart.

import { dirname, join, normalize } from "node:path";
import { parseAst } from "vite";
import { errorCodes } from "../../src/errors.ts";
import { readFiles, type SourceFile } from "./source-files.ts";

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A node and the functions around it, the innermost last. */
interface Placed {
  readonly node: Node;
  readonly around: readonly Node[];
}

interface Module {
  readonly path: string;
  readonly text: string;
  readonly values: Map<string, Placed[]>;
  readonly functions: Map<string, Placed>;
  /** Calls by the name of what is called. */
  readonly calls: Map<string, Placed[]>;
  readonly made: Placed[];
  /** Fields and lists of literals. */
  readonly fields: Placed[];
  /** All texts that stand in it. */
  readonly literals: Set<string>;
  /** Whether it makes schemas. */
  readonly checks: boolean;
  /** Local name of what is imported: where from and under which name. */
  readonly imports: Map<string, { readonly path: string; readonly name: string }>;
}

/** A text that the server says, and where. */
export interface SaidText {
  readonly text: string;
  readonly at: string;
}

/** What a value in a text is until it gets its number. */
const hole = "\u0000";
const depthMax = 8;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Identifier" || value.type === "PrivateIdentifier") return String(value["name"]);
  if (value.type === "Literal" && typeof value["value"] === "string") return value["value"];
  if (value.type === "MemberExpression") return nameOf(value["property"]);
  if (value.type === "AssignmentPattern") return nameOf(value["left"]);
  return undefined;
}

const isFunction = (node: Node) =>
  ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"].includes(node.type);

/** The expression below what only concerns types. */
function bare(node: Node): Node {
  const inner = node["expression"];
  return /^(TS\w+Expression|ParenthesizedExpression|ChainExpression)$/.test(node.type) && isNode(inner)
    ? bare(inner)
    : node;
}

/** The fixed parts of a template. */
function cookedOf(node: Node): readonly string[] {
  return nodesOf(node["quasis"]).map(({ value }) =>
    typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : "",
  );
}

/** The text with its values numbered. */
function numbered(text: string): string {
  let at = 0;
  return text.replaceAll(hole, () => `{${++at}}`);
}

function readModule({ path, text }: SourceFile): Module {
  const module: Module = {
    path,
    text,
    values: new Map(),
    functions: new Map(),
    calls: new Map(),
    made: [],
    fields: [],
    literals: new Set(),
    checks: text.includes('from "zod"'),
    imports: new Map(),
  };
  const walk = (node: Node, around: readonly Node[]): void => {
    const placed = { node, around };
    if (node.type === "ImportDeclaration") {
      const from = isNode(node["source"]) ? String(node["source"]["value"]) : "";
      if (from.startsWith("."))
        for (const one of nodesOf(node["specifiers"])) {
          const local = nameOf(one["local"]) ?? "";
          module.imports.set(local, {
            path: normalize(join(dirname(path), from)),
            name: nameOf(one["imported"]) ?? local,
          });
        }
    }
    if (node.type === "CallExpression") {
      const name = nameOf(node["callee"]) ?? "";
      module.calls.set(name, [...(module.calls.get(name) ?? []), placed]);
    }
    if (node.type === "NewExpression") module.made.push(placed);
    if (node.type === "Property" || node.type === "ArrayExpression") module.fields.push(placed);
    if (node.type === "Literal" && typeof node["value"] === "string") module.literals.add(node["value"]);
    if (node.type === "TemplateLiteral") module.literals.add(numbered(cookedOf(node).join(hole)));
    const key = nameOf(node["id"] ?? node["key"]);
    const value = node["init"] ?? node["value"];
    if (key !== undefined && node.type === "FunctionDeclaration") module.functions.set(key, placed);
    if (key !== undefined && isNode(value)) {
      if (isFunction(bare(value))) module.functions.set(key, { node: bare(value), around });
      else if (node.type === "VariableDeclarator")
        module.values.set(key, [...(module.values.get(key) ?? []), { node: value, around }]);
    }
    const inside = isFunction(node) ? [...around, node] : around;
    for (const [field, child] of Object.entries(node))
      if (field !== "typeAnnotation") for (const one of nodesOf(child)) walk(one, inside);
  };
  const program: unknown = parseAst(text, { lang: "ts" }, path);
  if (isNode(program)) walk(program, []);
  return module;
}

/** Every way to put the parts in a row. */
function rows(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>((said, part) => said.flatMap((a) => part.map((b) => a + b)), [""]);
}

/** Reads the texts of modules. */
class Reader {
  readonly #modules: ReadonlyMap<string, Module>;

  constructor(modules: ReadonlyMap<string, Module>) {
    this.#modules = modules;
  }

  /** All that an expression can be, when that can be told. */
  texts(module: Module, { node: given, around }: Placed, depth = 0): readonly string[] | undefined {
    if (depth > depthMax) return undefined;
    const node = bare(given);
    const read = (value: unknown) =>
      isNode(value) ? this.texts(module, { node: value, around }, depth + 1) : undefined;
    switch (node.type) {
      case "Literal":
        return typeof node["value"] === "string" ? [node["value"]] : undefined;
      case "TemplateLiteral": {
        const holes = nodesOf(node["expressions"]).map((one) => read(one) ?? [hole]);
        return rows(cookedOf(node).flatMap((text, i) => [[text], ...(holes[i] ? [holes[i]] : [])]));
      }
      case "BinaryExpression": {
        const both = [read(node["left"]), read(node["right"])];
        const isText = node["operator"] === "+" && both.some((one) => one !== undefined);
        return isText ? rows(both.map((one) => one ?? [hole])) : undefined;
      }
      case "ConditionalExpression": {
        const both = [read(node["consequent"]), read(node["alternate"])];
        return both.every((one) => one === undefined) ? undefined : both.flatMap((one) => one ?? [hole]);
      }
      case "LogicalExpression": {
        const both = [read(node["left"]), read(node["right"])];
        return both.every((one) => one === undefined) ? undefined : both.flatMap((one) => one ?? [hole]);
      }
      case "Identifier":
        return this.#named(module, String(node["name"]), around, depth);
      case "MemberExpression":
        return this.#tabled(module, node, around, depth);
      case "CallExpression":
        return this.#returned(module, node, depth);
      default:
        return undefined;
    }
  }

  #named(
    module: Module,
    name: string,
    around: readonly Node[],
    depth: number,
  ): readonly string[] | undefined {
    for (const inner of around.toReversed()) {
      const at = nodesOf(inner["params"]).findIndex((one) => nameOf(one) === name);
      if (at >= 0) return this.#given(module, inner, at, depth);
    }
    const values = module.values.get(name);
    if (values) {
      const said = values.map((one) => this.texts(module, one, depth + 1));
      return said.some((one) => one === undefined) ? undefined : said.flatMap((one) => one ?? []);
    }
    const imported = module.imports.get(name);
    const other = imported && this.#modules.get(imported.path);
    return other && this.#named(other, imported.name, [], depth + 1);
  }

  /** What callers give as the argument at this place; what cannot be told is a value. */
  #given(module: Module, inner: Node, at: number, depth: number): readonly string[] | undefined {
    const name = [...module.functions].find(([, { node }]) => node === inner)?.[0];
    if (name === undefined) return undefined;
    const said: (readonly string[] | undefined)[] = [];
    for (const caller of this.#modules.values()) {
      const local =
        caller === module
          ? name
          : [...caller.imports].find(([, from]) => from.path === module.path && from.name === name)?.[0];
      if (local === undefined) continue;
      for (const { node, around } of caller.calls.get(local) ?? []) {
        const argument = nodesOf(node["arguments"])[at];
        // Nothing at all given is a value like others.
        said.push(
          argument && nameOf(argument) !== ""
            ? this.texts(caller, { node: argument, around }, depth + 1)
            : undefined,
        );
      }
    }
    return said.every((one) => one === undefined) ? undefined : said.flatMap((one) => one ?? [hole]);
  }

  /** `table[key]` and `table.key` of a constant table of texts, or of one of its columns: `{ says } of table`. */
  #tabled(module: Module, node: Node, around: readonly Node[], depth: number): readonly string[] | undefined {
    const object = node["object"];
    if (!isNode(object) || object.type !== "Identifier") return undefined;
    const name = String(object["name"]);
    if (around.some((inner) => nodesOf(inner["params"]).some((one) => nameOf(one) === name)))
      return undefined;
    const table = module.values.get(name)?.[0];
    const value = table && bare(table.node);
    if (value?.type !== "ObjectExpression") return undefined;
    const fields = nodesOf(value["properties"]).filter(
      (one) => node["computed"] === true || nameOf(one["key"]) === nameOf(node["property"]),
    );
    const said = fields.map(({ value: one }) =>
      isNode(one) ? this.texts(module, { node: one, around: table?.around ?? [] }, depth + 1) : undefined,
    );
    return said.length === 0 || said.some((one) => one === undefined)
      ? undefined
      : said.flatMap((one) => one ?? []);
  }

  /** What a function of ours that is called gives back. */
  #returned(module: Module, call: Node, depth: number): readonly string[] | undefined {
    const callee = call["callee"];
    if (!isNode(callee) || callee.type !== "Identifier") return undefined;
    const name = String(callee["name"]);
    const imported = module.imports.get(name);
    const home = imported ? this.#modules.get(imported.path) : module;
    const found = home?.functions.get(imported?.name ?? name);
    if (!home || !found) return undefined;
    const around = [...found.around, found.node];
    const body = found.node["body"];
    const results: Node[] = [];
    const collect = (node: Node): void => {
      if (node.type === "ReturnStatement" && isNode(node["argument"])) results.push(node["argument"]);
      for (const child of Object.values(node))
        for (const one of nodesOf(child)) if (!isFunction(one)) collect(one);
    };
    if (!isNode(body)) return undefined;
    if (body.type === "BlockStatement") collect(body);
    else results.push(body);
    const said = results.map((node) => this.texts(home, { node, around }, depth + 1));
    return said.every((one) => one === undefined) ? undefined : said.flatMap((one) => one ?? [hole]);
  }
}

/** Codes that never reach HTTP with their text: they end the process at its start, or the text is for the log only. */
const unsaidCodes = ["bad-config", "data-dir-in-use", "engine-missing", "internal"];

/** Methods of zod whose last argument is what they say. */
const checks = ["refine", "regex", "min", "max", "custom"];

/** What takes a piece of a text or the detail of what is kept aside, by the places of its arguments; fields that hold one. */
const pieceCalls: ReadonlyMap<string, readonly number[]> = new Map([
  ["say", [2]],
  ["broken", [1, 2]],
  ["refuse", [1]],
  ["giveBack", [3]],
]);
const pieceFields = ["says", "detail", "why"];

/** The message in `"…"`, `{ message: "…" }` or `{ error: "…" }`, also where that is a function. */
function messageIn(argument: Node): Node | undefined {
  const node = bare(argument);
  if (node.type !== "ObjectExpression") return node;
  const field = nodesOf(node["properties"]).find((one) =>
    ["message", "error"].includes(nameOf(one["key"]) ?? ""),
  );
  const value = field?.["value"];
  if (!isNode(value)) return undefined;
  const body = isFunction(value) ? value["body"] : undefined;
  return isNode(body) ? body : value;
}

const isCode = (node: Node | undefined) => Object.hasOwn(errorCodes, nameOf(node) ?? "");

/** Where a module says something: the expressions of the texts. */
function sayingsIn(module: Module): readonly (Placed & { readonly isPiece: boolean })[] {
  const found: (Placed & { readonly isPiece: boolean })[] = [];
  const take = (node: Node | undefined, around: readonly Node[], isPiece = false) =>
    node && found.push({ node, around, isPiece });
  for (const { node, around } of module.made) {
    const [code, text] = nodesOf(node["arguments"]);
    if (nameOf(node["callee"]) === "BrokenCell") take(text, around, true);
    if (nameOf(node["callee"]) !== "AppError") continue;
    if (!unsaidCodes.includes(nameOf(code) ?? "")) take(text, around);
  }
  for (const [name, calls] of module.calls)
    for (const { node, around } of calls) {
      const given = nodesOf(node["arguments"]);
      const last = given.at(-1);
      const isMethod = isNode(node["callee"]) && node["callee"].type === "MemberExpression";
      const message = last && messageIn(last);
      for (const at of pieceCalls.get(name) ?? []) take(given[at], around, true);
      if (name === "addIssue") take(message, around);
      else if (module.checks && isMethod && checks.includes(name) && given.length > 1)
        if (message?.type === "Literal" || message?.type === "TemplateLiteral") take(message, around);
    }
  for (const { node, around } of module.fields) {
    const [code, text] = nodesOf(node["elements"]);
    const [value] = nodesOf(node["value"]);
    if (pieceFields.includes(nameOf(node["key"]) ?? "") && value?.type !== "Identifier")
      take(value, around, true);
    // A table of refusals: `[code, text]`.
    else if (isCode(code) && !isCode(text)) take(text, around);
  }
  return found;
}

/** What the files of `rooms` say: texts that are known, places that pass on something else, and all texts there are. */
export function readSaidTexts(rooms: RegExp): {
  readonly said: readonly SaidText[];
  readonly passed: readonly string[];
  readonly all: ReadonlySet<string>;
} {
  const files = readFiles("src", /(?<!\.test)\.ts$/).filter(({ path }) => rooms.test(path));
  const modules = new Map(files.map((file) => [file.path, readModule(file)]));
  const reader = new Reader(modules);
  const said: SaidText[] = [];
  const passed: string[] = [];
  for (const module of modules.values())
    for (const placed of sayingsIn(module)) {
      const at = `${module.path}:${module.text.slice(0, placed.node.start).split("\n").length}`;
      for (const text of new Set(reader.texts(module, placed) ?? [hole]))
        if (placed.isPiece && !/[a-z]+ /.test(text)) continue;
        else if (text === hole) passed.push(module.path);
        else said.push({ text: numbered(text), at });
    }
  return { said, passed, all: new Set([...modules.values()].flatMap(({ literals }) => [...literals])) };
}
