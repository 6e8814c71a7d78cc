// The touchpoint catalogue of each workspace, ready for placing. Another process, or a person, may change it at any time:
// then it is read again before the next block.

import { Catalogue } from "../domain/touchpoint.ts";
import type { Queryable } from "../records/database.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";

/** Catalogues by workspace. */
export class CatalogueCache {
  readonly #ready = new Map<number, Promise<Catalogue>>();

  constructor(private readonly database: Queryable) {}

  /** The catalogue of a workspace. */
  get(workspace: number): Promise<Catalogue> {
    const known = this.#ready.get(workspace);
    if (known) return known;
    const loading = listTouchpoints(this.database, workspace).then(
      (touchpoints) => new Catalogue(touchpoints),
    );
    this.#ready.set(workspace, loading);
    loading.catch(() => this.#ready.delete(workspace));
    return loading;
  }

  /** Takes a topic from `Database.listen`; forgets what it says has changed. */
  changed(topic: string): void {
    if (topic === "*") this.#ready.clear();
    else if (topic.startsWith("catalogue:")) this.#ready.delete(Number(topic.slice("catalogue:".length)));
  }
}
