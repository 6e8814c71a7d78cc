// `npm run dev`: the server from its sources, started again at every change, and the web app with hot reload in front of
// it. One Ctrl-C ends both. PORT is the server's (4600), WEB_PORT the web app's (the one after it).

import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkNode, ensureEngines, ensureInstalled, root, say } from "./prepare.mjs";

checkNode();
ensureInstalled();
ensureEngines();

process.chdir(root);
const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 4600);
const server = spawn(
  process.execPath,
  [join(root, "node_modules/tsx/dist/cli.mjs"), "watch", "src/main.ts"],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // In a group of its own a Ctrl-C reaches it once, through us: a second signal would end it by force.
    detached: true,
    env: { ...process.env, PORT: String(port) },
  },
);

// The web app's own settings send /api and /v1 on to PORT.
process.env.PORT = String(port);
process.env.WEB_PORT ||= String(port + 1);
const { createServer } = await import("vite");
const web = await createServer({ configFile: join(root, "vite.config.ts"), server: { host } });
await web.listen();
say(`Web app with hot reload: ${web.resolvedUrls?.local[0] ?? ""} (server: http://${host}:${port})`);

let told = false;
/** Tells the server to end, once; its end is ours. */
function leave() {
  if (told || server.exitCode !== null) return;
  told = true;
  server.kill("SIGTERM");
}
process.on("SIGINT", leave);
process.on("SIGTERM", leave);
// Vite ends this process by itself on SIGTERM.
process.on("exit", leave);
server.on("exit", async (code) => {
  await web.close();
  process.exit(code ?? 0);
});
