// The tie between an engine and us on systems whose kernel has none (everything but Linux, where launcher.mjs asks for it).
// Invariant: the watching shell ends with the engine, so it never signals a stranger that got the engine's number later.

import { spawn } from "node:child_process";

/** Starts a shell that waits on a pipe only we hold, and at its end asks the process to leave at once. */
export function endWithUs(pid: number, exited: Promise<unknown>): void {
  const watcher = spawn("/bin/sh", ["-c", 'read -r _; kill -QUIT "$1" 2>/dev/null', "sh", String(pid)], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => undefined);
  watcher.stdin.on("error", () => undefined);
  void exited.then(() => watcher.kill("SIGKILL"));
}
