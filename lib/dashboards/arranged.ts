import { columns, type Spot } from "./board.ts";

type Placed = Spot & { id: string };

/** How a tile can be moved and sized without a pointer. */
export const nudges = ["left", "right", "up", "down", "wider", "narrower", "taller", "shorter"] as const;
export type Nudge = (typeof nudges)[number];

const least = { w: 2, h: 2 };
const tallest = 60;

/** The tiles as one reads them: row by row, each from the left. */
export function inReadingOrder<T extends Spot>(tiles: readonly T[]): T[] {
  return [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
}

const overlaps = (a: Spot, b: Spot) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Nothing overlaps and nothing floats: each tile rises until it meets another. The first one named keeps its place before its neighbours. */
export function arranged<T extends Placed>(tiles: readonly T[], first?: string): T[] {
  const order = [...tiles].sort((a, b) => a.y - b.y || Number(b.id === first) - Number(a.id === first) || a.x - b.x);
  const placed: T[] = [];
  for (const tile of order) placed.push(risen(tile, placed));
  return tiles.flatMap(({ id }) => placed.find((each) => each.id === id) ?? []);
}

function risen<T extends Placed>(tile: T, placed: readonly T[]): T {
  const meets = (y: number) => placed.some((other) => overlaps({ ...tile, y }, other));
  let y = tile.y;
  while (meets(y)) y += 1;
  while (y > 0 && !meets(y - 1)) y -= 1;
  return { ...tile, y };
}

/** The first place that is free for a tile of a size, searched row by row. */
export function freeSpot(tiles: readonly Spot[], { w, h }: Pick<Spot, "w" | "h">): Spot {
  const bottom = Math.max(0, ...tiles.map((each) => each.y + each.h));
  for (let y = 0; y < bottom; y += 1)
    for (let x = 0; x + w <= columns; x += 1) {
      const spot = { x, y, w, h };
      if (!tiles.some((each) => overlaps(spot, each))) return spot;
    }
  return { x: 0, y: bottom, w, h };
}

/** The tiles after one of them was moved or sized by a step; what is in the way makes room. */
export function nudged<T extends Placed>(tiles: readonly T[], id: string, nudge: Nudge): T[] {
  const tile = tiles.find((each) => each.id === id);
  if (!tile) return [...tiles];
  const next = { ...tile, ...steps[nudge](tile, tiles) };
  return arranged(
    tiles.map((each) => (each.id === id ? next : each)),
    id,
  );
}

type Step = (tile: Placed, tiles: readonly Placed[]) => Partial<Spot>;

const steps: Record<Nudge, Step> = {
  left: ({ x }) => ({ x: Math.max(0, x - 1) }),
  right: ({ x, w }) => ({ x: Math.min(columns - w, x + 1) }),
  up: (tile, tiles) => ({ y: Math.max(0, ...beside(tile, tiles, (other) => other.y + other.h <= tile.y).map(({ y }) => y)) }),
  down: (tile, tiles) => {
    const below = beside(tile, tiles, (other) => other.y >= tile.y + tile.h);
    return below.length === 0 ? {} : { y: Math.min(...below.map((other) => other.y + other.h)) };
  },
  wider: ({ x, w }) => (x + w < columns ? { w: w + 1 } : x > 0 ? { x: x - 1, w: w + 1 } : {}),
  narrower: ({ w }) => ({ w: w > least.w ? w - 1 : w }),
  taller: ({ h }) => ({ h: Math.min(tallest, h + 1) }),
  shorter: ({ h }) => ({ h: h > least.h ? h - 1 : h }),
};

/** The tiles that share a column with one, on the side that is asked for. */
function beside(tile: Placed, tiles: readonly Placed[], isThere: (other: Placed) => boolean): Placed[] {
  return tiles.filter((other) => other.id !== tile.id && other.x < tile.x + tile.w && tile.x < other.x + other.w && isThere(other));
}
