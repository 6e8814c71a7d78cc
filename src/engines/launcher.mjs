// The first life of an engine's process (Linux): gives up root, shuts itself in, ties its life to its parent's, and then
// turns into the command. Plain JavaScript, so that it runs from the sources and beside a bundle.
//
//   node launcher.mjs '{"command", "args", "parent", "deathSignal", "uid"?, "gid"?, "capabilities"?, "sandbox"?}'
//
// The order matters: a change of user clears the death signal, so the user comes first.
// `capabilities` (bits: 2 CAP_DAC_READ_SEARCH, 1 CAP_DAC_OVERRIDE) stay with the new user, so that it can pass through
// directories only root may enter, such as a home of mode 700.
// `sandbox` ({"readable", "writable", "ports", "connects"}) names all the files and TCP ports the command may touch; a
// kernel without Landlock runs it without, and says so on standard error.

import { constants, openSync, statSync } from "node:fs";
import { DataType, load, open } from "ffi-rs";

const launch = JSON.parse(process.argv[2]);
const { I32, I64, String: Text, U8Array } = DataType;
open({ library: "c", path: "" });
const libc = (funcName, paramsType, paramsValue) =>
  load({ library: "c", funcName, retType: I32, paramsType, paramsValue });
const prctl = (option, first, second = 0) =>
  libc("prctl", [I32, I64, I64, I64, I64], [option, first, second, 0, 0]);

function fail(what) {
  console.error(`launcher: ${what}`);
  process.exit(126);
}

function becomeUser(uid, gid, capabilities) {
  if (capabilities.length > 0) {
    const keepCapabilities = 8;
    if (prctl(keepCapabilities, 1) !== 0) fail("cannot keep capabilities");
    // PostgreSQL's programs ask with access(2) whether they may run each other, and that call leaves the capabilities of
    // an ordinary user out unless this bit says that users and capabilities are two things.
    const setSecureBits = 28;
    const noSetuidFixup = 4;
    prctl(setSecureBits, noSetuidFixup | (1 << 4));
  }
  process.setgroups([gid]);
  process.setgid(gid);
  process.setuid(uid);
  if (capabilities.length === 0) return;
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

// Landlock: https://docs.kernel.org/userspace-api/landlock.html
const createRuleset = 444;
const addRule = 445;
const restrictSelf = 446;

function shutIn({ readable, writable, ports, connects }) {
  const version = libc("syscall", [I64, I64, I64, I64], [createRuleset, 0, 0, 1]);
  // Before version 2 nothing may be moved from one directory to another, which ClickHouse does.
  if (version < 2)
    return console.error("launcher: this kernel has no Landlock 2, so the engine runs without a sandbox");
  const bits = version >= 5 ? 16 : version >= 3 ? 15 : 14;
  const everything = 2 ** bits - 1;
  const execute = 1;
  const read = execute | 4 | 8;
  const ofFiles = execute | 2 | 4 | (1 << 14) | (1 << 15);
  const bind = 1;
  const connect = 2;

  const attributes = Buffer.alloc(version >= 4 ? 16 : 8);
  attributes.writeUInt32LE(everything, 0);
  if (version >= 4) attributes.writeUInt32LE(bind | connect, 8);
  const rules = libc("syscall", [I64, U8Array, I64, I64], [createRuleset, attributes, attributes.length, 0]);
  if (rules < 0) return console.error("launcher: Landlock refused, so the engine runs without a sandbox");

  const allow = (kind, rule) => {
    if (libc("syscall", [I64, I64, I64, U8Array, I64], [addRule, rules, kind, rule, 0]) !== 0)
      fail("cannot describe the sandbox");
  };
  const allowPath = (path, rights) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    const pathOnly = 0o10000000;
    const rule = Buffer.alloc(12);
    rule.writeUInt32LE((stats.isDirectory() ? rights : rights & ofFiles) & everything, 0);
    rule.writeInt32LE(openSync(path, constants.O_RDONLY | pathOnly), 8);
    allow(1, rule);
  };
  for (const path of readable) allowPath(path, read);
  for (const path of writable) allowPath(path, everything);
  const allowPort = (port, rights) => {
    const rule = Buffer.alloc(16);
    rule.writeUInt32LE(rights, 0);
    rule.writeUInt32LE(port, 8);
    allow(2, rule);
  };
  if (version >= 4) {
    for (const port of ports) allowPort(port, bind);
    for (const port of connects) allowPort(port, connect);
  }
  const noNewPrivileges = 38;
  if (prctl(noNewPrivileges, 1) !== 0 || libc("syscall", [I64, I64, I64], [restrictSelf, rules, 0]) !== 0)
    fail("cannot enter the sandbox");
}

if (launch.uid !== undefined) becomeUser(launch.uid, launch.gid, launch.capabilities ?? []);
const setParentDeathSignal = 1;
prctl(setParentDeathSignal, launch.deathSignal);
if (process.ppid !== launch.parent) fail("the parent is gone");
if (launch.sandbox !== undefined) shutIn(launch.sandbox);

// Node marks all its descriptors as not to be inherited: these are, the fourth being the pipe that ends with the parent.
const setDescriptorFlags = 2;
for (const descriptor of [0, 1, 2, 3]) libc("fcntl", [I32, I32, I64], [descriptor, setDescriptorFlags, 0]);
const argv = [launch.command, ...launch.args];
libc("execl", [Text, ...argv.map(() => Text), I64], [launch.command, ...argv, 0]);
fail(`cannot run ${launch.command}`);
