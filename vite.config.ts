// Builds the web app into dist/web, which the server gives out as it is: index.html at every page, the rest under /assets.
// No inline script and no third party: the page runs under `default-src 'self'`.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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

const app: UserConfig = {
  root,
  publicDir: false,
  plugins: [react(), schemeScript()],
  build: {
    outDir: fileURLToPath(new URL("./dist/web", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "assets",
    // Everything is a file: data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
  },
  server: {
    port: Number(process.env["WEB_PORT"] || 4601),
    proxy: { "/api": `http://127.0.0.1:${port}`, "/v1": `http://127.0.0.1:${port}` },
  },
};

// Vitest reads this file too where it has none of its own; the tests have nothing to do with the root of the web app.
export default defineConfig(process.env["VITEST"] ? {} : app);
