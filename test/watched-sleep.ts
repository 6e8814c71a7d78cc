// A program for tests: starts `sleep` as if it were an engine, ties it to itself by the pipe, says its process id, stays.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { endWithUs } from "../src/engines/parent-watch.ts";

const engine = spawn("sleep", ["300"], { detached: true, stdio: "ignore" });
endWithUs(engine.pid ?? 0, once(engine, "exit"));
console.log(engine.pid);
