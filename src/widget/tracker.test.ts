import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PageMemory } from "./page-memory.ts";
import { Tracker } from "./tracker.ts";

/** A browser's store: what is kept are its own properties. */
class Store {
  [name: string]: unknown;
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    Reflect.deleteProperty(this, name);
  }
}

let lasting: Store;
let tab: Store;

beforeEach(() => {
  lasting = new Store();
  tab = new Store();
  vi.stubGlobal("localStorage", lasting);
  vi.stubGlobal("sessionStorage", tab);
  vi.stubGlobal("navigator", { onLine: false });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const newTracker = () => new Tracker({ host: "", writeKey: "k", needsConsent: false });

describe("Tracker", () => {
  it("keeps a refusal, and nothing else, when it is destroyed", () => {
    const tracker = newTracker();
    tracker.memory.write("draft.s", "{}", "tab");
    tracker.consent(false);
    tracker.destroy();
    expect({ ...lasting, ...tab }).toEqual({ "vivencia:consent": "no" });
    expect(newTracker().isAllowed).toBe(false);
  });

  it("forgets the drafts and the surveys of whoever was there before, and no messages", () => {
    const { memory } = newTracker();
    for (const name of ["user", "anonymous", "met.s"]) memory.write(name, "1");
    const queue = JSON.stringify(["{}"]);
    memory.write("draft.s", "{}", "tab");
    memory.write("queue", queue, "tab");
    const tracker = newTracker();
    tracker.memory.write("met.t", "1");
    tracker.reset();
    expect({ ...lasting, ...tab }).toEqual({ "vivencia:queue": queue });
    expect(tracker.memory.read("met.t")).toBeNull();
  });
});

describe("PageMemory", () => {
  it("leaves what others keep", () => {
    tab["theirs"] = "1";
    new PageMemory("tab").forget(["tab", "lasting"]);
    expect({ ...tab }).toEqual({ theirs: "1" });
  });
});
