import fc from "fast-check";
import { expect, test } from "vitest";
import { arranged, freeSpot, inReadingOrder, nudged, nudges } from "./arranged.ts";
import { columns, type Spot } from "./board.ts";

const at = (id: string, [x, y]: [number, number], size: { w?: number; h?: number } = {}) => ({ id, x, y, w: 6, h: 4, ...size });

const overlap = (a: Spot, b: Spot) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const sound = (tiles: (Spot & { id: string })[]) => {
  for (const one of tiles) {
    expect(one.x + one.w).toBeLessThanOrEqual(columns);
    expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(0);
    const others = tiles.filter(({ id }) => id !== one.id);
    expect(others.some((other) => overlap(one, other))).toBe(false);
    expect(one.y === 0 || others.some((other) => overlap({ ...one, y: one.y - 1 }, other))).toBe(true);
  }
};

test("whatever is nudged, nothing overlaps, floats or leaves the grid, and no tile is lost", () => {
  const spot = fc
    .record({ x: fc.nat(11), y: fc.nat(20), w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 1, max: 8 }) })
    .map((each) => ({ ...each, x: Math.min(each.x, columns - each.w) }));
  const tiles = fc.array(spot, { minLength: 1, maxLength: 10 }).map((list) => list.map((each, index) => ({ ...each, id: `t${index}` })));
  fc.assert(
    fc.property(tiles, fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...nudges)), { maxLength: 12 }), (list, moves) => {
      let now = arranged(list);
      for (const [which, move] of moves) now = nudged(now, `t${which % list.length}`, move);
      sound(now);
      expect(now.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
    }),
    { numRuns: 200 },
  );
});

test("a tile that moves up changes places with the one above, down with the one below", () => {
  const tiles = [at("a", [0, 0]), at("b", [0, 4]), at("c", [6, 0])];
  const up = nudged(tiles, "b", "up");
  expect(inReadingOrder(up).map(({ id }) => id)).toEqual(["b", "c", "a"]);
  expect(nudged(up, "b", "down")).toEqual(tiles);
  expect(nudged(tiles, "a", "up")).toEqual(tiles);
  expect(nudged(tiles, "b", "down")).toEqual(tiles);
});

test("a tile that grows pushes its neighbour down; at the right edge it grows to the left", () => {
  const tiles = [at("a", [0, 0]), at("b", [6, 0])];
  expect(nudged(tiles, "a", "wider")).toEqual([at("a", [0, 0], { w: 7 }), at("b", [6, 4])]);
  expect(nudged(tiles, "b", "wider")).toEqual([at("a", [0, 4]), at("b", [5, 0], { w: 7 })]);
  expect(nudged([at("a", [0, 0], { w: 12 })], "a", "wider")).toEqual([at("a", [0, 0], { w: 12 })]);
});

test("a new tile takes the first place that is free for it", () => {
  expect(freeSpot([], { w: 6, h: 4 })).toEqual({ x: 0, y: 0, w: 6, h: 4 });
  expect(freeSpot([at("a", [0, 0])], { w: 6, h: 4 })).toEqual({ x: 6, y: 0, w: 6, h: 4 });
  expect(freeSpot([at("a", [0, 0], { w: 8 })], { w: 6, h: 4 })).toEqual({ x: 0, y: 4, w: 6, h: 4 });
});
