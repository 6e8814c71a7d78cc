// A program for tests: takes the data directory given, says "held" or the code of the refusal, and stays while it holds it.

import { announce, lockDataDir } from "../src/engines/data-dir-lock.ts";
import { toAppError } from "../src/errors.ts";

const [, , dir = ""] = process.argv;
try {
  lockDataDir(dir);
  announce(dir, { address: "http://127.0.0.1:4600", token: "open" });
  setInterval(() => undefined, 1_000);
  console.log("held");
} catch (error) {
  console.log(toAppError(error).code);
}
