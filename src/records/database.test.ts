import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestEngines, type TestEngines } from "../../test/engines.ts";
import { until } from "../../test/processes.ts";
import { openDatabase } from "./database.ts";

let engines: TestEngines;
beforeAll(async () => {
  engines = await openTestEngines();
});
afterAll(() => engines?.close());

describe("listening", () => {
  it("hears again after its connection was cut, and then takes everything as changed", async () => {
    const database = openDatabase({ url: engines.postgres.url });
    const heard: string[] = [];
    await database.listen((topic) => heard.push(topic));
    await database.notify("keys");
    await until("the first word is heard", () => heard.includes("keys"));
    await database.run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vivencia-listen' AND datname = current_database()",
    );
    await until("it listens again", () => heard.includes("*"));
    await database.notify("catalogue:1");
    await until("a later word is heard", () => heard.includes("catalogue:1"));
    await database.close();
  });

  it("tries one connection at a time while the server is away, and stops with the database", async () => {
    let tries = 0;
    const away = createServer((socket) => {
      tries += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => away.listen(0, "127.0.0.1", resolve));
    const { port } = away.address() as AddressInfo;
    const database = openDatabase({ url: `postgres://nobody:x@127.0.0.1:${port}/none` });
    await database.listen(() => {});
    await until("it has tried some times", () => tries >= 4);
    const before = tries;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(tries - before).toBeLessThanOrEqual(4);
    await database.close();
    const atClose = tries;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(tries - atClose).toBeLessThanOrEqual(1);
    await new Promise((resolve) => away.close(resolve));
  });
});

describe("locks", () => {
  it("leave the holder a connection however many of its own process wait for the same one", async () => {
    const database = openDatabase({ url: engines.postgres.url, max: 3 });
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await database.ping();
      inside -= 1;
    };
    const waiting = Array.from({ length: 8 }, () => database.locked("commit", 99, work));
    await Promise.all(waiting);
    expect(most).toBe(1);
    await database.close();
  }, 9_000);

  it("go to the next in line when the work of the one before fails", async () => {
    const database = openDatabase({ url: engines.postgres.url });
    const failing = database.locked("commit", 98, () => Promise.reject(new Error("broken")));
    const next = database.locked("commit", 98, () => Promise.resolve("done"));
    await expect(failing).rejects.toThrow("broken");
    expect(await next).toBe("done");
    await database.close();
  });
});
