// The process that becomes a ClickHouse server. Plain JavaScript, so that it runs from the sources and beside a bundle.
//
//   node clickhouse-process.mjs LAUNCH.json      {"library", "argv", "parent"}
//
// libchdb contains clickhouse-local, which can open listeners ("SYSTEM START LISTEN"); it stays up only in interactive
// mode, and that wants a terminal on its standard input, so libc makes a pseudo-terminal first.
// Invariant: this process never outlives its parent: the end of pipe 3 ends it anywhere, and on Linux the kernel tells it
// too (launcher.mjs asked for that).

import { readFileSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { DataType, load, open } from "ffi-rs";

const launch = JSON.parse(readFileSync(process.argv[2], "utf8"));
const linux = process.platform === "linux";

open({ library: "c", path: "" });
const libc = (funcName, paramsType, paramsValue, retType = DataType.I32) =>
  load({ library: "c", funcName, retType, paramsType, paramsValue });

if (process.ppid !== launch.parent) process.exit(1);

const openFlags = linux ? 0o2 | 0o400 : 0x2 | 0x20000; // O_RDWR | O_NOCTTY
const terminal = libc("posix_openpt", [DataType.I32], [openFlags]);
libc("grantpt", [DataType.I32], [terminal]);
libc("unlockpt", [DataType.I32], [terminal]);
const terminalName = libc("ptsname", [DataType.I32], [terminal], DataType.String);
const terminalEnd = libc("open", [DataType.String, DataType.I32], [terminalName, openFlags]);
libc("dup2", [DataType.I32, DataType.I32], [terminalEnd, 0]);

// Leaving means typing "exit" into the session, which closes the tables in good order.
let leaving = false;
const leave = () => {
  if (leaving) return;
  leaving = true;
  writeSync(terminal, "exit\n");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 2_000);
};
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
process.on("SIGHUP", leave);
const alive = new Socket({ fd: 3, readable: true, writable: false });
alive.on("end", leave);
alive.on("error", leave);
alive.resume();

// On a thread of its own, so that this one goes on watching the pipe and the signals.
open({ library: "chdb", path: launch.library });
load({
  library: "chdb",
  funcName: "chdb_query_cmdline",
  retType: DataType.External,
  runInNewThread: true,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [launch.argv.length, launch.argv],
}).then(
  () => process.exit(leaving ? 0 : 1),
  (error) => {
    console.error(String(error));
    process.exit(1);
  },
);
