// The rooms of src/ and the doors between them: the one table that decides who may import whom.
// A door is a room, or a file of a room without its ending; a missing door is opened here, with a decision record.

/** For each room, what it may import besides itself. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  domain: ["stats"],
  demo: ["domain", "stats"],
  engines: [],
  warehouse: ["domain", "stats"],
  records: ["domain"],
  mail: ["domain"],
  webhook: [],
  intake: ["domain", "warehouse", "records"],
  actions: ["stats", "domain", "warehouse", "records", "mail", "webhook", "intake", "demo"],
  api: ["domain", "intake", "actions"],
  worker: ["domain", "intake", "actions"],
  // The command line is a client of the API (decision 0009); it opens the server itself when none runs.
  cli: [
    "domain",
    "intake",
    "actions",
    "demo",
    "boot",
    "api/contract",
    "api/server",
    "engines/data-dir-lock",
    "engines/find-binaries",
  ],
  widget: ["domain"],
  web: ["domain", "api/contract"],
};

/** The only files that may lie in src/ itself. These may import anything. */
export const looseFiles: readonly string[] = [
  "main.ts",
  "boot.ts",
  "config.ts",
  "context.ts",
  "errors.ts",
  "version.ts",
];

/** Loose files that any room may import. The browser's rooms have no use for the environment and the clock of a server. */
export const looseDoors: readonly string[] = ["config", "context", "errors", "version"];

/** Rooms that run in the browser, and what they may import of the loose files. */
export const browserRooms: readonly string[] = ["web", "widget"];
export const browserLooseDoors: readonly string[] = ["errors"];

/** Names that say nothing about what lies within. */
export const emptyNames: readonly string[] = [
  "utils",
  "util",
  "common",
  "shared",
  "helpers",
  "helper",
  "services",
  "managers",
  "core",
  "lib",
  "misc",
];

/** Lines a file may have, by its ending. */
export const linesMax: Readonly<Record<string, number>> = {
  ".ts": 400,
  ".tsx": 250,
  ".mjs": 400,
  ".css": 400,
};
