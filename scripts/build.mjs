// Makes dist/: the server and the command line as one bundle each, the files they read at run time beside them, and the
// web app. `dist/.built` remembers a hash of everything that went in; nothing is made again while that is the same.
// Invariant: the mark is written last, so that an interrupted build is done again.
//
// Modules find their files (migrations, engine processes, the web app) relative to `import.meta.url`. Each module in the
// bundle keeps the address it would have in a dist/ shaped like src/, so that the same line works from both.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { checkNode, ensureEngines, ensureInstalled, root, say } from "./prepare.mjs";

const dist = join(root, "dist");
const source = join(root, "src");
const mark = join(dist, ".built");
const lock = join(dist, ".building");
const otherInputs = [
  "package.json",
  "package-lock.json",
  "scripts/build.mjs",
  "vite.config.ts",
  "tsconfig.json",
];

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
}

/** A hash of every file that goes into dist/. */
function hashInputs() {
  const hash = createHash("sha256");
  const paths = [...filesUnder(source), ...otherInputs.map((name) => join(root, name)).filter(existsSync)];
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function isBuilt(hash) {
  return existsSync(mark) && readFileSync(mark, "utf8") === hash;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** One build at a time: waits while another process builds, and takes over from one that died. */
async function takeTurn() {
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const pid = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    if (pid > 0 && isRunning(pid)) {
      if (waited === 0) say(`Process ${pid} is building; waiting for it …`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    } else if (waited > 0) rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Gives each module the address it has in src/, moved to dist/. All output files lie in dist/ itself. */
const keepAddresses = {
  name: "keep-addresses",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!path.startsWith(source + sep)) return undefined;
      const text = readFileSync(path, "utf8");
      if (/import\.meta\.(dirname|filename)/.test(text))
        return { errors: [{ text: "Use import.meta.url: the build keeps only that one right." }] };
      if (!text.includes("import.meta.url")) return undefined;
      const address = `./${relative(source, path).split(sep).join("/").replace(/\.ts$/, ".js")}`;
      const contents = text.replaceAll(
        "import.meta.url",
        `new URL(${JSON.stringify(address)}, import.meta.url).href`,
      );
      return { contents, loader: "ts" };
    });
  },
};

async function bundleServer() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: { main: "src/main.ts", cli: "src/cli/main.ts" },
    outdir: dist,
    bundle: true,
    splitting: true,
    chunkNames: "chunk-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    plugins: [keepAddresses],
    logLevel: "warning",
  });
}

/** Everything in src/ that is read at run time and is no TypeScript: migrations, engine processes. */
function copyFiles() {
  for (const path of filesUnder(source)) {
    const name = relative(source, path);
    const isBundled = name.startsWith(`web${sep}`) || name.startsWith(`widget${sep}`);
    if ([".ts", ".tsx"].includes(extname(path)) || isBundled) continue;
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    cpSync(path, join(dist, name));
  }
}

async function buildWeb() {
  const { build } = await import("vite");
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: join(dist, "web"), emptyOutDir: true },
  });
}

/** `import css from "./x.css?text"`: the styles as a text, without what only people read. */
const stylesAsText = (transform) => ({
  name: "styles-as-text",
  setup(build) {
    build.onResolve({ filter: /\.css\?text$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace("?text", "")),
      namespace: "styles-as-text",
    }));
    build.onLoad({ filter: /./, namespace: "styles-as-text" }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text", watchFiles: [path] };
    });
  },
});

/** What other sites and kiosks load, beside the web app: one file each, packed for the way. */
async function buildWidget() {
  const { build, transform } = await import("esbuild");
  const bundle = async (entry, format, define = {}) => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      format,
      define,
      platform: "browser",
      target: "es2022",
      charset: "utf8",
      legalComments: "none",
      plugins: [stylesAsText(transform)],
      logLevel: "warning",
    });
    return Buffer.from(outputFiles[0].contents);
  };
  const put = (name, content) => {
    const path = join(dist, "web", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    writeFileSync(`${path}.br`, brotliCompressSync(content));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  };
  const kiosk = await bundle("src/widget/kiosk/main.ts", "esm");
  const kioskVersion = createHash("sha256").update(kiosk).digest("hex").slice(0, 10);
  put("k/kiosk.js", kiosk);
  put(
    "k/worker.js",
    await bundle("src/widget/kiosk/worker.ts", "iife", { KIOSK_VERSION: JSON.stringify(kioskVersion) }),
  );
  put("k/kiosk.html", readFileSync(join(source, "widget/kiosk/kiosk.html")));
  const survey = await bundle("src/widget/survey/mount-survey.ts", "esm");
  const version = createHash("sha256").update(survey).digest("hex").slice(0, 10);
  put("w/survey.js", survey);
  put("v.js", await bundle("src/widget/main.ts", "iife", { SURVEY_VERSION: JSON.stringify(version) }));
}

/** Builds what is stale, in this process and with the clone as its working directory. */
async function build() {
  mkdirSync(dist, { recursive: true });
  await takeTurn();
  try {
    const hash = hashInputs();
    if (isBuilt(hash)) return;
    const started = Date.now();
    say("Building …");
    for (const name of readdirSync(dist))
      if (name !== ".building") rmSync(join(dist, name), { recursive: true, force: true });
    await Promise.all([bundleServer(), buildWeb().then(buildWidget)]);
    copyFiles();
    writeFileSync(mark, hash);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Builds what is stale, in a process of its own, so that the builders' memory is not the server's. Returns whether dist/
 * is up to date in the end; what went wrong was said.
 */
export function ensureBuilt() {
  if (isBuilt(hashInputs())) return true;
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  return child.status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  checkNode();
  ensureInstalled();
  ensureEngines();
  process.chdir(root);
  try {
    await build();
  } catch (error) {
    say(`The build failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
