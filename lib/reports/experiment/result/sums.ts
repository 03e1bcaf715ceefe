import type { RowRecord } from "../../answer-rows.ts";

/** Sums over units by their name in the answer, and the smallest and largest value; they add up over buckets and groups. */
export type Sums = ReadonlyMap<string, number>;

export const noSums: Sums = new Map();

const words = new Set(["metric", "variant", "state", "group_kind", "group_name", "group_count", "bucket", "without_actor"]);

/** The sums of one row. */
export function sumsOf(row: RowRecord): Sums {
  const named = Object.entries(row).filter(([name, value]) => !words.has(name) && value !== null);
  return new Map(named.map(([name, value]) => [name, Number(value)]));
}

const combined: Record<string, (one: number, other: number) => number> = {
  min: Math.min,
  max: Math.max,
  min_before: Math.min,
  max_before: Math.max,
  min_denominator: Math.min,
  max_denominator: Math.max,
  first_exposure: Math.min,
  lower: (one) => one,
  upper: (one) => one,
};

/** The sums of two sets of units together. */
export function added(one: Sums, other: Sums): Sums {
  const both = new Map(one);
  for (const [name, value] of other) {
    const known = both.get(name);
    both.set(name, known === undefined ? value : (combined[name]?.(known, value) ?? known + value));
  }
  return both;
}

export function total(all: Iterable<Sums>): Sums {
  return [...all].reduce(added, noSums);
}

/** Rows of the answer by arm. */
export function sumsByVariant(rows: readonly RowRecord[]): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const row of rows) {
    const variant = String(row.variant);
    found.set(variant, added(found.get(variant) ?? noSums, sumsOf(row)));
  }
  return found;
}
