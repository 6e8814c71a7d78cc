import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columns,
  compact,
  inReadingOrder,
  moveTile,
  overlap,
  type Placed,
  placeTile,
  resizeTile,
  stepTile,
  stretchTile,
  tileRowsMax,
} from "./tile-layout.ts";

const anyTile = fc.record({
  x: fc.integer({ min: -3, max: 20 }),
  y: fc.integer({ min: -3, max: 40 }),
  w: fc.integer({ min: 0, max: 20 }),
  h: fc.integer({ min: 0, max: 40 }),
});
const anyTiles = fc
  .array(anyTile, { maxLength: 12 })
  .map((tiles): Placed[] => tiles.map((tile, i) => ({ ...tile, id: String(i) })));

function expectSound(tiles: readonly Placed[]) {
  for (const [i, tile] of tiles.entries()) {
    expect(tile.x).toBeGreaterThanOrEqual(0);
    expect(tile.x + tile.w).toBeLessThanOrEqual(columns);
    expect(tile.w).toBeGreaterThanOrEqual(1);
    expect(tile.h).toBeGreaterThanOrEqual(1);
    expect(tile.h).toBeLessThanOrEqual(tileRowsMax);
    for (const other of tiles.slice(i + 1)) expect(overlap(tile, other)).toBe(false);
    // No hole above: it stands on the top or on another tile.
    const stands = tiles.some((other) => overlap(other, { ...tile, y: tile.y - 1 }) && other !== tile);
    expect(tile.y === 0 || stands).toBe(true);
  }
}

describe("tiles on the grid", () => {
  it("never overlap, leave the grid or hang below a hole, whatever is done to them", () => {
    const step = fc.constantFrom("left" as const, "right" as const, "up" as const, "down" as const);
    fc.assert(
      fc.property(anyTiles, anyTile, fc.nat({ max: 11 }), step, (tiles, at, n, where) => {
        const id = String(n);
        const results = [
          compact(tiles),
          placeTile(tiles, { ...at, id: "new" }),
          moveTile(compact(tiles), id, at),
          resizeTile(compact(tiles), id, at),
          stepTile(tiles, id, where),
          stretchTile(compact(tiles), id, where),
        ];
        for (const result of results) {
          expectSound(result);
          expect(result).toEqual(compact(result));
          expect(result).toEqual(inReadingOrder(result));
        }
        const ids = (list: readonly Placed[]) => list.map((tile) => tile.id).sort();
        expect(ids(results[1] ?? [])).toEqual([...ids(tiles), "new"].sort());
        for (const result of results.slice(2)) expect(ids(result)).toEqual(ids(tiles));
      }),
    );
  });

  it("a new tile takes the first free place and moves nothing", () => {
    const tiles = compact([
      { id: "a", x: 0, y: 0, w: 6, h: 2 },
      { id: "b", x: 0, y: 2, w: 12, h: 2 },
    ]);
    const placed = placeTile(tiles, { id: "c", x: 0, y: 0, w: 6, h: 2 });
    expect(placed.find(({ id }) => id === "c")).toMatchObject({ x: 6, y: 0 });
    expect(placed.filter(({ id }) => id !== "c")).toEqual(tiles);
  });

  it("a step down and a step up again is where it was, for tiles of full width", () => {
    const tiles = ["a", "b", "c"].map((id, i) => ({ id, x: 0, y: i * 3, w: 12, h: 3 - i || 1 }));
    const settled = compact(tiles);
    const down = stepTile(settled, "a", "down");
    expect(down.map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(stepTile(down, "a", "up")).toEqual(settled);
  });

  it("dragging past the middle of a neighbour changes places, dragging less does not", () => {
    const tiles = compact([
      { id: "a", x: 0, y: 0, w: 4, h: 4 },
      { id: "b", x: 0, y: 4, w: 4, h: 4 },
    ]);
    expect(moveTile(tiles, "a", { x: 0, y: 1 })).toEqual(tiles);
    expect(moveTile(tiles, "a", { x: 0, y: 2 }).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("a tile that grows pushes its neighbour down", () => {
    const tiles = compact([
      { id: "a", x: 0, y: 0, w: 6, h: 2 },
      { id: "b", x: 6, y: 0, w: 6, h: 2 },
    ]);
    const wider = stretchTile(tiles, "a", "right");
    expect(wider.find(({ id }) => id === "a")).toMatchObject({ x: 0, y: 0, w: 7 });
    expect(wider.find(({ id }) => id === "b")).toMatchObject({ x: 6, y: 2 });
  });
});
