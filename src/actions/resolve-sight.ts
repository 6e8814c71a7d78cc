// Which units someone really sees: the nodes they were given and everything under them, by the tree as it stands. Asked with
// every request, so it is remembered until a process tells that the tree of the workspace has changed. Invariant: when the
// tree cannot be read, nobody sees anything by it; what was remembered before stays right, for a change would have been told.

import { AppError } from "../errors.ts";
import { listUnitsUnder } from "../records/unit-store.ts";
import type { App } from "./app.ts";

const rememberedMax = 10_000;

/** Sights that were resolved before, by workspace and nodes. */
export class SightCache {
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly app: Pick<App, "database">) {}

  /** The units that are seen with these nodes; null, the whole workspace, stays null. Throws `not-ready`. */
  async resolve(workspace: number, nodes: readonly string[] | null): Promise<readonly string[] | null> {
    if (nodes === null) return null;
    const name = JSON.stringify([workspace, nodes]);
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size >= rememberedMax) this.#known.clear();
    const asked = listUnitsUnder(this.app.database, workspace, nodes).catch((cause: unknown) => {
      if (this.#known.get(name) === asked) this.#known.delete(name);
      throw new AppError(
        "not-ready",
        "The units that you may see cannot be read at the moment; try again in a few seconds.",
        { cause },
      );
    });
    this.#known.set(name, asked);
    return asked;
  }

  /** Takes a topic from `Database.listen`. */
  changed(topic: string): void {
    if (topic === "*") this.#known.clear();
    if (!topic.startsWith("units:")) return;
    const start = `[${topic.slice("units:".length)},`;
    for (const name of this.#known.keys()) if (name.startsWith(start)) this.#known.delete(name);
  }
}
