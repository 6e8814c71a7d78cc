import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MessageQueue, messageMax, type QueueParts, type Sent, waitingMax } from "./message-queue.ts";

/** A page whose clock is turned by hand, with a store that outlasts it. */
class Page {
  kept: string | null = null;
  readonly arrived: string[] = [];
  line: Sent[] = [];
  #due: (() => void)[] = [];

  queue(): MessageQueue {
    this.#due = [];
    const parts: QueueParts = {
      wrap: (batch) => batch,
      send: async (body) => {
        const sent = this.line.shift() ?? "taken";
        if (sent === "taken") this.take(body);
        return sent;
      },
      beacon: (body) => {
        this.take(body);
        return true;
      },
      read: () => this.kept,
      keep: (text) => {
        this.kept = text;
      },
      after: (_ms, run) => {
        this.#due.push(run);
        return () => {
          this.#due = this.#due.filter((one) => one !== run);
        };
      },
    };
    return new MessageQueue(parts);
  }

  take(body: string): void {
    for (const { id } of JSON.parse(body) as { id: string }[]) this.arrived.push(id);
  }

  async later(): Promise<void> {
    for (const run of this.#due.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ids = (n: number) => Array.from({ length: n }, (_, i) => `m${i}`);

describe("the messages of a page", () => {
  it("arrive in order and none is lost, whatever the line does and whenever the page is loaded again", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), n: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constantFrom("wait" as const, "reload" as const) }),
      fc.record({ kind: fc.constant("line" as const), sent: fc.constantFrom<Sent>("later", "taken") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const page = new Page();
        let queue = page.queue();
        let made = 0;
        for (const one of steps) {
          if (one.kind === "add") for (let i = 0; i < one.n; i++) queue.add({ id: `m${made++}` });
          if (one.kind === "line") page.line.push(one.sent);
          if (one.kind === "wait") await page.later();
          if (one.kind === "reload") {
            queue = page.queue();
            queue.flush();
          }
        }
        for (let i = 0; i < 60; i++) await page.later();
        queue.flush();
        for (let i = 0; i < 60; i++) await page.later();
        expect([...new Set(page.arrived)]).toEqual(ids(made));
        expect([queue.size, page.kept]).toEqual([0, null]);
      }),
      { numRuns: 60 },
    );
  });

  it("are bounded in number and in size, and the newest stay", () => {
    const page = new Page();
    const queue = page.queue();
    for (const id of ids(waitingMax + 50)) queue.add({ id });
    queue.add({ id: "large", text: "x".repeat(messageMax) });
    expect(queue.size).toBe(waitingMax);
    queue.leave();
    expect(page.arrived).toEqual(ids(waitingMax + 50).slice(50));
  });

  it("go in batches that a page which leaves may hand over", () => {
    const page = new Page();
    const sizes: number[] = [];
    page.take = (body) => void sizes.push(body.length);
    const queue = page.queue();
    for (const id of ids(12)) queue.add({ id, text: "x".repeat(20_000) });
    queue.leave();
    expect(Math.max(...sizes)).toBeLessThan(64_000);
    expect(sizes).toHaveLength(6);
  });

  it("that are refused for good are let go, and the next still go", async () => {
    const page = new Page();
    page.line = ["refused"];
    const queue = page.queue();
    queue.add({ id: "wrong" });
    await page.later();
    queue.add({ id: "right" });
    await page.later();
    await page.later();
    expect([page.arrived, page.kept]).toEqual([["right"], null]);
  });

  it("of somebody else's making in the store do no harm", () => {
    for (const kept of ["{", "null", "[1,{}]", '"x"']) {
      const page = new Page();
      page.kept = kept;
      expect(page.queue().size).toBe(0);
    }
  });
});
