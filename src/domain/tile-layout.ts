// Tiles on a grid of twelve columns, as pure arithmetic. Invariant: after every function no two tiles overlap, none leaves
// the grid, and every tile hangs as high as those above it let it: there are no holes above a tile, so a layout has one form.

/** Columns of the grid. */
export const columns = 12;

/** Most rows that one tile may be high. */
export const tileRowsMax = 24;

/** A tile's place: column and row of its corner, counted from 0, and how many of each it takes. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Anything with a name that has a place. */
export interface Placed extends Place {
  readonly id: string;
}

/** One step of a move or a change of size, as keys and buttons ask for it. */
export type Step = "left" | "right" | "up" | "down";

/** Whether two places stand in a column together. */
function shareColumn(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

/** Whether two places cover a cell together. */
export function overlap(a: Place, b: Place): boolean {
  return shareColumn(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}

/** The order in which tiles are read: line by line, and so they stand under each other on a phone. */
export function inReadingOrder<T extends Place>(tiles: readonly T[]): T[] {
  return tiles.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

/** Lets tiles rise in the order given; a later one never passes an earlier one of its columns. */
function rise<T extends Placed>(ordered: readonly T[]): T[] {
  const risen: T[] = [];
  for (const tile of ordered) {
    const floor = risen.filter((other) => shareColumn(other, tile)).map((other) => other.y + other.h);
    risen.push({ ...tile, y: Math.max(0, ...floor) });
  }
  return risen;
}

/** The tiles in reading order without holes above any of them; what overlapped is apart. */
export function compact<T extends Placed>(tiles: readonly T[]): T[] {
  return inReadingOrder(
    rise(
      inReadingOrder(
        tiles.map((tile) => {
          const w = clamp(tile.w, 1, columns);
          return {
            ...tile,
            w,
            h: clamp(tile.h, 1, tileRowsMax),
            x: clamp(tile.x, 0, columns - w),
            y: Math.max(0, Math.round(tile.y)),
          };
        }),
      ),
    ),
  );
}

/** Puts a tile among others: those whose middle lies above it stay before it, all others make room below. */
function insert<T extends Placed>(others: readonly T[], tile: T): T[] {
  const settled = compact(others);
  const before = settled.filter((other) => other.y + other.h / 2 <= tile.y);
  const after = settled.filter((other) => !before.includes(other));
  return inReadingOrder(rise([...before, tile, ...after]));
}

/** The tiles with one more, at the first place that is wide and high enough for it. */
export function placeTile<T extends Placed>(tiles: readonly T[], tile: T): T[] {
  const settled = compact(tiles);
  const w = clamp(tile.w, 1, columns);
  const h = clamp(tile.h, 1, tileRowsMax);
  const bottom = Math.max(0, ...settled.map((other) => other.y + other.h));
  for (let y = 0; y <= bottom; y++)
    for (let x = 0; x + w <= columns; x++) {
      const place = { x, y, w, h };
      if (!settled.some((other) => overlap(other, place)))
        return compact([...settled, { ...tile, ...place }]);
    }
  return settled;
}

/** The tiles with one of them at another corner. An id that no tile has changes nothing. */
export function moveTile<T extends Placed>(
  tiles: readonly T[],
  id: string,
  to: { readonly x: number; readonly y: number },
): T[] {
  const tile = tiles.find((one) => one.id === id);
  if (tile === undefined) return compact(tiles);
  const others = tiles.filter((one) => one !== tile);
  return insert(others, {
    ...tile,
    x: clamp(to.x, 0, columns - tile.w),
    y: Math.max(0, Math.round(to.y)),
  });
}

/** The tiles with one of them in another size; those beside and below make room. */
export function resizeTile<T extends Placed>(
  tiles: readonly T[],
  id: string,
  size: { readonly w: number; readonly h: number },
): T[] {
  const tile = tiles.find((one) => one.id === id);
  if (tile === undefined) return compact(tiles);
  const others = tiles.filter((one) => one !== tile);
  return insert(others, {
    ...tile,
    w: clamp(size.w, 1, columns - tile.x),
    h: clamp(size.h, 1, tileRowsMax),
  });
}

/** The tiles with one of them moved by one step: a column aside, or past its nearest neighbour up or down. */
export function stepTile<T extends Placed>(tiles: readonly T[], id: string, step: Step): T[] {
  const settled = compact(tiles);
  const tile = settled.find((one) => one.id === id);
  if (tile === undefined) return settled;
  if (step === "left" || step === "right")
    return moveTile(settled, id, { x: tile.x + (step === "left" ? -1 : 1), y: tile.y });
  const others = settled.filter((one) => one !== tile);
  const beside = others.filter((other) => shareColumn(other, tile));
  const neighbour =
    step === "up"
      ? beside.filter((other) => other.y < tile.y).at(-1)
      : beside.find((other) => other.y > tile.y);
  // Where the neighbour stands once the tile is lifted out.
  const risen = compact(others).find((other) => other.id === neighbour?.id);
  if (risen === undefined) return settled;
  return insert(others, { ...tile, y: step === "up" ? risen.y : risen.y + risen.h });
}

/** The tiles with one of them a column or a row larger (right, down) or smaller (left, up). */
export function stretchTile<T extends Placed>(tiles: readonly T[], id: string, step: Step): T[] {
  const tile = tiles.find((one) => one.id === id);
  if (tile === undefined) return compact(tiles);
  const by = step === "right" || step === "down" ? 1 : -1;
  const aside = step === "left" || step === "right";
  return resizeTile(tiles, id, { w: tile.w + (aside ? by : 0), h: tile.h + (aside ? 0 : by) });
}
