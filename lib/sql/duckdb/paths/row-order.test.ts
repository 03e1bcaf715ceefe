import { expect, it } from "vitest";
import { RowOrder } from "./row-order.ts";

/** Numbers below 2^32 that only the seed decides. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

function ordered(keys: readonly number[], bits: number): number[] {
  const places = new Int32Array(keys.length * 2);
  keys.forEach((key, row) => {
    const place = BigInt(key) << 10n;
    places[row * 2] = Number(BigInt.asIntN(32, place));
    places[row * 2 + 1] = Number(place >> 32n);
  });
  const order = new RowOrder(bits + 10);
  const row = Int32Array.from(order.rough(places, 0, keys.length).subarray(0, keys.length));
  const own = Float64Array.from(row, (each) => keys[each] as number);
  order.finish({ from: 0, until: keys.length, keys: own, row });
  expect([...own]).toEqual([...row].map((each) => keys[each]));
  return [...own];
}

it.each([
  { says: "few rows", length: 5, spread: 2 ** 50, base: 0 },
  { says: "many rows", length: 5000, spread: 2 ** 50, base: 0 },
  { says: "rows of few moments", length: 5000, spread: 100, base: 0 },
  { says: "rows that the leading bits do not tell apart", length: 5000, spread: 2 ** 14, base: 2 ** 42 },
])("orders $says", ({ length, spread, base }) => {
  const next = numbers(length);
  const keys = Array.from({ length }, () => base + Math.floor((next() / 2 ** 32) * spread));
  expect(ordered(keys, 52)).toEqual([...keys].sort((a, b) => a - b));
});
