// Builds the web app into dist/web, which the server gives out as it is: index.html at every page, the rest under /assets.
// No inline script and no third party: the page runs under `default-src 'self'`.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const root = fileURLToPath(new URL("./src/web", import.meta.url));
const port = Number(process.env["PORT"] || 4600);

/** The script that sets the colour scheme before the first paint: a file of its own because inline scripts are refused. */
function schemeScript(): Plugin {
  const source = () => readFileSync(`${root}/design/scheme.js`, "utf8");
  return {
    name: "vivencia-scheme",
    buildStart() {
      if (this.environment.mode === "build")
        this.emitFile({ type: "asset", name: "scheme.js", source: source() });
    },
    configureServer(server) {
      server.middlewares.use("/scheme.js", (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.end(source());
      });
    },
    transformIndexHtml: {
      order: "post",
      handler(page, { bundle }) {
        const file = Object.values(bundle ?? {}).find(
          (one) => one.type === "asset" && one.names.includes("scheme.js"),
        );
        return file ? page.replace("/scheme.js", `/${file.fileName}`) : page;
      },
    },
  };
}

/** Packs what can be packed, once here instead of at every request: the server sends `x.js.br` or `x.js.gz` to who takes it. */
function packAssets(): Plugin {
  return {
    name: "vivencia-pack",
    apply: "build",
    writeBundle({ dir = "" }) {
      const assets = join(dir, "assets");
      for (const name of readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one))) {
        const content = readFileSync(join(assets, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, { params }));
        writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

const app: UserConfig = {
  root,
  publicDir: false,
  plugins: [react(), schemeScript(), packAssets()],
  build: {
    outDir: fileURLToPath(new URL("./dist/web", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "assets",
    // Everything is a file: data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    // Left to itself the bundler makes a file of every shared module, and the first page waited for a hundred of them.
    rolldownOptions: {
      output: {
        // Files of shared code would else be named after everything that shares them.
        chunkFileNames: ({ name }) => `assets/${name.split("~", 1)[0]}-[hash].js`,
        // Without it files that need each other run in the order they arrive, and a part can be met before it is made.
        strictExecutionOrder: true,
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 3 },
            { name: "chart-parts", test: /[\\/](echarts|zrender|chart-parts\.ts)/, priority: 2 },
            // What several pages share, in files by who uses it, none of them small.
            { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 24_000 },
          ],
        },
      },
    },
  },
  server: {
    port: Number(process.env["WEB_PORT"] || 4601),
    proxy: { "/api": `http://127.0.0.1:${port}`, "/v1": `http://127.0.0.1:${port}` },
  },
};

// Vitest reads this file too where it has none of its own; the tests have nothing to do with the root of the web app.
export default defineConfig(process.env["VITEST"] ? {} : app);
