// All tests of the project. One pair of real engines is started for the whole run; each test file takes databases of its own.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    pool: "forks",
    // One more than the cores that a small machine has: a third of the time goes by waiting for engines and browsers.
    maxWorkers: 3,
    // Files of one worker share the modules they load: loading the server anew for each costs more than many of them run.
    // Nothing of ours keeps state in a module that another workspace, database or server would meet.
    isolate: false,
    // Bounds against hanging, not against slowness: machines are shared.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    // Real engines and browsers on a machine that others use as well: one second try, which the report shows.
    retry: process.env.CI ? 1 : 0,
  },
});
