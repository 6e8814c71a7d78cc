import { describe, expect, test } from "vitest";
import { createRestWatch, startGivingBackMemory } from "./give-back-memory.ts";

describe("memory is given back", () => {
  function watch() {
    let collected = 0;
    let cpuMs = 0;
    const look = createRestWatch(() => {
      collected += 1;
    });
    return {
      pass(workMs: number) {
        cpuMs += workMs;
        look(cpuMs, 5_000);
        return collected;
      },
    };
  }

  test("never while the process works", () => {
    const { pass } = watch();
    for (let i = 0; i < 20; i++) expect(pass(900)).toBe(0);
  });

  test("a few times after work, and then no more until there was work again", () => {
    const { pass } = watch();
    pass(4_000);
    for (const expected of [1, 2, 3, 3, 3, 3]) expect(pass(50)).toBe(expected);
    expect(pass(4_000)).toBe(3);
    for (const expected of [4, 5, 6, 6, 6]) expect(pass(50)).toBe(expected);
  });

  test("without keeping the process alive", () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const stop = startGivingBackMemory();
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length).toBe(before);
    stop();
  });
});
