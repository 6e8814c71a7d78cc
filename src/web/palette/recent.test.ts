import { describe, expect, it } from "vitest";
import { recentIds, remember } from "./recent.ts";

function storageOf(text: string | null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

describe("recent entries", () => {
  it("come latest first, each once, at most five", () => {
    const storage = storageOf(null);
    for (const id of ["a", "b", "c", "a", "d", "e", "f"]) remember(id, storage);
    expect(recentIds(storage)).toEqual(["f", "e", "d", "a", "c"]);
  });

  it("whatever stands in the storage is no error", () => {
    for (const text of ["{", "7", '{"a":1}', "[1,null]", ""]) expect(recentIds(storageOf(text))).toEqual([]);
    const forbidden = {
      getItem: () => {
        throw new Error("forbidden");
      },
      setItem: () => {
        throw new Error("forbidden");
      },
    };
    expect(recentIds(forbidden)).toEqual([]);
    expect(() => remember("a", forbidden)).not.toThrow();
  });
});
