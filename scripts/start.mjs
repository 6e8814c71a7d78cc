// `npm start`: what is missing is installed and built, then the server runs in this very process, so that signals and
// exit codes are its own. When nothing is missing this adds less than 200 ms.

import { checkNode, chooseDataDirectory, ensureEngines, ensureInstalled } from "./prepare.mjs";

const parent = process.ppid;

/**
 * npm and the shell it starts us through may be ended without passing the signal on. The server then finishes its work
 * and leaves as if the signal had reached it, instead of running on where nobody sees it.
 */
function leaveWithNpm() {
  let watching = false;
  let asked = false;
  const note = () => {
    asked = true;
  };
  const timer = setInterval(() => {
    if (!watching && process.listenerCount("SIGTERM") > 0) {
      watching = true;
      process.prependListener("SIGTERM", note);
      process.prependListener("SIGINT", note);
    }
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (!asked) process.kill(process.pid, "SIGTERM");
  }, 250);
  timer.unref();
}

checkNode();
ensureInstalled();
ensureEngines();
chooseDataDirectory();
const { ensureBuilt } = await import("./build.mjs");
if (!ensureBuilt()) process.exit(1);
if (process.env.npm_lifecycle_event === "start") {
  if (process.ppid !== parent) process.exit(0);
  leaveWithNpm();
}
await import("../dist/main.js");
