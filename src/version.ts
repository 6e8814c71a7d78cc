// The version of this Vivencia, as package.json says it: one place, for the server, the command line and the API.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** For example "0.1.0". Works from the sources and from the build, which are both one folder below package.json. */
export function readVersion(): string {
  for (const path of ["../package.json", "../../package.json"]) {
    try {
      const text: unknown = JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8"));
      if (typeof text === "object" && text !== null && "version" in text) return String(text.version);
    } catch {
      // The other place has it.
    }
  }
  return "0";
}
