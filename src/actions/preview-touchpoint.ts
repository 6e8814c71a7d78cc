// What a touchpoint would claim if it were saved: the latest interactions are placed by the catalogue as it is and as it
// would be, by the code that places what arrives. Nothing is written.

import type { Sight } from "../domain/sight.ts";
import { Catalogue, type Touchpoint } from "../domain/touchpoint.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import { type RecentPlaced, recentPlacing } from "../warehouse/recent-placing.ts";
import type { App } from "./app.ts";
import { placeOf } from "./place-again.ts";

/** Interactions that a preview looks at. */
export const previewSample = 10_000;

const examplesMax = 25;

/** Interactions that look the same to people, with how many there are and where they would stand otherwise. */
export interface PreviewExample {
  readonly event: string;
  readonly type: string;
  readonly source: string;
  readonly url: string;
  readonly properties: string;
  readonly n: number;
  /** The touchpoint that has them without this change; "" for none. */
  readonly otherwise: string;
}

/** Where interactions come from or go to; "" is no touchpoint. */
export interface PreviewFlow {
  readonly touchpoint: string;
  readonly n: number;
}

/** The outcome over the sample. */
export interface TouchpointPreview {
  /** Interactions looked at, and the time of the oldest; null when there were none. */
  readonly examined: number;
  readonly since: number | null;
  readonly here: number;
  readonly hereBefore: number;
  /** What would come here, by where it is now. */
  readonly gained: PreviewFlow[];
  /** What would leave, by where it would go. */
  readonly lost: PreviewFlow[];
  readonly examples: PreviewExample[];
}

class Tally {
  readonly #counts = new Map<string, number>();

  add(touchpoint: string): void {
    this.#counts.set(touchpoint, (this.#counts.get(touchpoint) ?? 0) + 1);
  }

  flows(): PreviewFlow[] {
    return [...this.#counts]
      .map(([touchpoint, n]) => ({ touchpoint, n }))
      .sort((a, b) => b.n - a.n || (a.touchpoint < b.touchpoint ? -1 : 1));
  }
}

/** Compares the two catalogues over a sample. Pure. */
export function comparePlaces(
  sample: readonly RecentPlaced[],
  before: Catalogue,
  after: Catalogue,
  key: string,
): TouchpointPreview {
  const gained = new Tally();
  const lost = new Tally();
  const examples = new Map<string, PreviewExample>();
  let here = 0;
  let hereBefore = 0;
  for (const one of sample) {
    const now = placeOf(one, before).touchpoint;
    const then = placeOf(one, after).touchpoint;
    if (now === key) hereBefore += 1;
    if (then !== key) {
      if (now === key) lost.add(then);
      continue;
    }
    here += 1;
    if (now !== key) gained.add(now);
    // Addresses differ in their query for every visit; what a rule is written about is the part before it.
    const url = one.url.replace(/[?#].*$/, "");
    const name = JSON.stringify([one.event, one.callType, one.source, url, now]);
    const known = examples.get(name);
    examples.set(name, {
      ...(known ?? {
        event: one.event,
        type: one.callType,
        source: one.source,
        url,
        properties: one.properties.slice(0, 2000),
        otherwise: now,
      }),
      n: (known?.n ?? 0) + 1,
    });
  }
  return {
    examined: sample.length,
    since: sample.at(-1)?.at ?? null,
    here,
    hereBefore,
    gained: gained.flows(),
    lost: lost.flows(),
    // What would change is shown first.
    examples: [...examples.values()]
      .sort((a, b) => Number(a.otherwise === key) - Number(b.otherwise === key) || b.n - a.n)
      .slice(0, examplesMax),
  };
}

/** Previews a touchpoint that may be new. */
export async function previewTouchpoint(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  touchpoint: Touchpoint,
): Promise<Omit<TouchpointPreview, "since"> & { readonly since: string | null }> {
  const [touchpoints, sample] = await Promise.all([
    listTouchpoints(app.database, sight.workspace),
    recentPlacing(app.warehouse, sight, previewSample),
  ]);
  const others = touchpoints.filter(({ key }) => key !== touchpoint.key);
  const { since, ...preview } = comparePlaces(
    sample,
    new Catalogue(touchpoints),
    new Catalogue([...others, touchpoint]),
    touchpoint.key,
  );
  return { ...preview, since: since === null ? null : new Date(since).toISOString() };
}
