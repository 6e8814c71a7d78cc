// `npm run bench`: runs bench/run.ts with this Node; arguments go through.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkNode, ensureEngines, ensureInstalled, root } from "./prepare.mjs";

checkNode();
ensureInstalled();
ensureEngines();
const { ensureBuilt } = await import("./build.mjs");
if (!ensureBuilt()) process.exit(1);
const args = ["--import", "tsx", join(root, "bench/run.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
