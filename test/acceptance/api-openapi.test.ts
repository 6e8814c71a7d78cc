// The API's description for machines is complete and well-formed OpenAPI 3.1, and the reference for people is true: every
// call that docs/reference/api.md shows is made here as it stands, by curl, and gets the answer that it shows.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { errorCodes } from "../../src/errors.ts";
import { openTestApp, type TestApp } from "../app.ts";
import { plant, storeFile } from "../company-data.ts";

let test: TestApp;
let address = "";
let dir = "";

beforeAll(async () => {
  test = await openTestApp();
  await plant(test, test.a, "Plain");
  await test.server.listen({ port: 0, host: "127.0.0.1" });
  const bound = test.server.server.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  dir = mkdtempSync(join(tmpdir(), "vivencia-curl-"));
});

afterAll(async () => {
  await test?.close();
  rmSync(dir, { recursive: true, force: true });
});

const media = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  summary: z.string().min(3),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query"]),
        required: z.boolean().optional(),
        schema: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.object({ description: z.string(), content: media.optional() }),
  ),
});
const documentSchema = z.object({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.object({ securitySchemes: z.record(z.string(), z.object({ type: z.string() })) }),
  paths: z.record(z.string().startsWith("/"), z.record(z.string(), operationSchema)),
});

async function document() {
  return documentSchema.parse((await test.call({ url: "/api/openapi.json" })).json());
}

function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : references(inner),
  );
}

const hidden = new Set(["/api/openapi.json"]);

describe("the description at /api/openapi.json", () => {
  it("is well-formed: each operation has a summary, a tag, security and answers", async () => {
    const { paths, components } = await document();
    for (const [path, operations] of Object.entries(paths))
      for (const [method, operation] of Object.entries(operations)) {
        const named = `${method} ${path}`;
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const declared = (operation.parameters ?? []).filter((p) => p.in === "path").map((p) => p.name);
        expect([named, declared]).toEqual([named, inPath]);
        expect([named, Object.keys(operation.responses).some((status) => /^2/.test(status))]).toEqual([
          named,
          true,
        ]);
        for (const choice of operation.security)
          for (const scheme of Object.keys(choice))
            expect(Object.keys(components.securitySchemes)).toContain(scheme);
      }
  });

  it("sorts all operations under headings that have a name in both languages", async () => {
    const { paths } = await document();
    const tags = Object.values(paths).flatMap((operations) =>
      Object.values(operations).flatMap(({ tags }) => tags),
    );
    for (const language of ["es", "en"]) {
      const texts = z
        .object({ tag: z.record(z.string(), z.string()) })
        .parse(
          JSON.parse(
            readFileSync(new URL(`../../src/web/i18n/${language}/reference.json`, import.meta.url), "utf8"),
          ),
        );
      expect([...new Set(tags)].filter((tag) => texts.tag[tag] === undefined)).toEqual([]);
    }
  });

  it("names every route that the server has, and no other", async () => {
    const { paths } = await document();
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const short = /^\/v1\/(\w|m|projects\/.*|import)$/;
    const there = test.routes
      .filter(({ method, url }) => method !== "HEAD" && method !== "OPTIONS" && !hidden.has(url))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, "{$1}")}`);
    const missing = there.filter((route) => !described.includes(route));
    expect(missing.filter((route) => !short.test(route.split(" ")[1] ?? ""))).toEqual([]);
    expect(described.filter((route) => !there.includes(route))).toEqual([]);
  });

  it("says what each body must be, and who may send it", async () => {
    const { paths } = await document();
    for (const { method, url, permission } of test.routes.filter((r) => r.method !== "HEAD")) {
      const operation = paths[url.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
      if (!operation) continue;
      const schemes = operation.security.flatMap((choice) => Object.keys(choice));
      // What a secret key can be made for; everything else that is not for everyone is for people.
      const programs = ["own", "figures", "customers", "export", "import", "catalogue", "invite"];
      const expected = { public: [], send: ["writeKey"] }[permission] ?? [
        ...(programs.includes(permission) ? ["secretKey"] : []),
        "session",
      ];
      expect([url, schemes]).toEqual([url, expected]);
      if (permission !== "send") expect(Object.keys(operation.responses)).toContain("default");
      if (operation.requestBody)
        for (const { schema } of Object.values(operation.requestBody.content))
          expect([url, Object.keys(schema).length > 0]).toEqual([url, true]);
    }
    for (const path of ["ask", "comments", "imports", "imports/inspect", "keys", "session", "demo"])
      expect([path, paths[`/api/v1/${path}`]?.post?.requestBody !== undefined]).toEqual([path, true]);
  });

  it("refers to nothing that is not in it", async () => {
    const whole = (await test.call({ url: "/api/openapi.json" })).json();
    for (const reference of references(whole)) {
      const steps = reference.replace(/^#\//, "").split("/");
      const found = steps.reduce<unknown>(
        (at, step) =>
          typeof at === "object" && at !== null
            ? Object.entries(at).find(([key]) => key === step)?.[1]
            : undefined,
        whole,
      );
      expect([reference, found !== undefined]).toEqual([reference, true]);
    }
  });
});

const reference = readFileSync("docs/reference/api.md", "utf8");

/** Each shell block with the JSON block that follows it. */
function examples(): { script: string; answer: string | undefined }[] {
  const blocks = [...reference.matchAll(/```sh\n([\s\S]*?)```(?:\s*```json\n([\s\S]*?)```)?/g)];
  return blocks.map((block) => ({ script: block[1] ?? "", answer: block[2] }));
}

/** Whether an answer has what an example shows: the same names and kinds; what the example leaves out with … is not asked for. */
function resembles(shown: unknown, given: unknown, path = "answer"): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(given)) return [`${path} is no list`];
    return shown.length > 0 ? resembles(shown[0], given[0], `${path}[0]`) : [];
  }
  if (typeof shown === "object" && shown !== null) {
    if (typeof given !== "object" || given === null) return [`${path} is no object`];
    const names = new Map(Object.entries(given));
    return Object.entries(shown).flatMap(([name, value]) =>
      names.has(name) ? resembles(value, names.get(name), `${path}.${name}`) : [`${path}.${name} is missing`],
    );
  }
  if (shown === null || given === null) return [];
  return typeof shown === typeof given ? [] : [`${path} is ${typeof given}, not ${typeof shown}`];
}

describe("docs/reference/api.md", () => {
  it("shows calls and nothing but true ones", async () => {
    writeFileSync(join(dir, "stores.csv"), storeFile("Plain"));
    const run = promisify(execFile);
    const all = examples();
    expect(all.length).toBeGreaterThan(7);
    const prepared = [
      "set -e",
      `VIVENCIA=${address}`,
      `SECRET_KEY=${test.a.secretKey}`,
      'curl() { command curl --silent --show-error --fail-with-body "$@"; }',
    ];
    const kept: string[] = [];
    for (const { script, answer } of all) {
      // Names that one example sets (an upload, an id) are there for those after it.
      const lines = [...prepared, ...kept, script].join("\n");
      const { stdout } = await run("bash", ["-c", lines], { cwd: dir }).catch(
        (error: { stdout?: string; message: string }) => {
          throw new Error(`${script}\n${error.message}\n${error.stdout}`);
        },
      );
      for (const line of script.matchAll(/^(\w+)=\$\(/gm)) kept.push(...namesSetBy(script, line[1] ?? ""));
      await test.app.imports.idle();
      if (answer === undefined) continue;
      const wrong = resembles(JSON.parse(answer), JSON.parse(stdout));
      expect([script, wrong, wrong.length > 0 ? stdout.slice(0, 1000) : ""]).toEqual([script, [], ""]);
    }
  });

  it("names every error code and every route", async () => {
    const errors = readFileSync("docs/reference/errors.md", "utf8");
    for (const code of Object.keys(errorCodes)) expect(errors).toContain(code);
    const { paths } = await document();
    const unnamed = Object.keys(paths).filter(
      (path) =>
        path.startsWith("/api/") && !reference.includes(`\`${path}\``) && !reference.includes(` ${path}\``),
    );
    expect(unnamed).toEqual([]);
  });
});

/** The lines of a script that set a name, to be said again before later scripts. */
function namesSetBy(script: string, name: string): string[] {
  const start = script.indexOf(`${name}=$(`);
  const end = script.indexOf(")\n", start);
  return start < 0 ? [] : [script.slice(start, end + 1)];
}
