// The process that becomes PostgreSQL (Linux): gives up root, ties its life to its parent's, then turns into the command.
// Plain JavaScript, so that it runs from the sources and beside a bundle.
//
//   node postgres-launcher.mjs '{"command","args","parent","deathSignal","uid"?,"gid"?,"capabilities"?}'
//
// The order matters: a change of user clears the death signal, so the user comes first.
// `capabilities` (bits, 2 = CAP_DAC_READ_SEARCH, 1 = CAP_DAC_OVERRIDE) stay with the new user, so that it can pass
// through directories only root may enter, such as a home of mode 700.

import { DataType, load, open } from "ffi-rs";

const launch = JSON.parse(process.argv[2]);
open({ library: "c", path: "" });
const libc = (funcName, paramsType, paramsValue) =>
  load({ library: "c", funcName, retType: DataType.I32, paramsType, paramsValue });
const { I32, I64, String: Text, U8Array } = DataType;
const prctl = (option, first, second = 0) =>
  libc("prctl", [I32, I64, I64, I64, I64], [option, first, second, 0, 0]);

function fail(what) {
  console.error(`launcher: ${what}`);
  process.exit(126);
}

const capabilities = launch.capabilities ?? [];
if (capabilities.length > 0) {
  const keepCapabilities = 8;
  if (prctl(keepCapabilities, 1) !== 0) fail("cannot keep capabilities");
}
if (launch.uid !== undefined) {
  process.setgroups([launch.gid]);
  process.setgid(launch.gid);
  process.setuid(launch.uid);
}
if (capabilities.length > 0) {
  const bits = capabilities.reduce((sum, bit) => sum | (1 << bit), 0);
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x20080522, 0);
  const sets = Buffer.alloc(24);
  for (const offset of [0, 4, 8]) sets.writeUInt32LE(bits, offset);
  if (libc("capset", [U8Array, U8Array], [header, sets]) !== 0) fail("cannot limit capabilities");
  const ambient = 47;
  const raise = 2;
  for (const bit of capabilities) if (prctl(ambient, raise, bit) !== 0) fail("cannot pass on capabilities");
}
const setParentDeathSignal = 1;
prctl(setParentDeathSignal, launch.deathSignal);
if (process.ppid !== launch.parent) fail("the parent is gone");

// Node marks its standard streams as not to be inherited.
const setDescriptorFlags = 2;
for (const descriptor of [0, 1, 2]) libc("fcntl", [I32, I32, I64], [descriptor, setDescriptorFlags, 0]);
const argv = [launch.command, ...launch.args];
libc("execl", [Text, ...argv.map(() => Text), I64], [launch.command, ...argv, 0]);
fail(`cannot run ${launch.command}`);
