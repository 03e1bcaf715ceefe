import { expect, test } from "vitest";
import { newcombeInterval } from "./newcombe-interval.ts";
import { segmentSignificance } from "./segment-significance.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** mulberry32: a seeded source of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Conversions of n users at a rate, drawn as the gaps between conversions. */
function conversions(n: number, rate: number, draw: () => number): number {
  let count = 0;
  for (let at = 0; ; count++) {
    at += 1 + Math.floor(Math.log(1 - draw()) / Math.log1p(-rate));
    if (at > n) return count;
  }
}

function share(runs: number, happens: () => boolean): number {
  let count = 0;
  for (let i = 0; i < runs; i++) if (happens()) count += 1;
  return count / runs;
}

test("Wilson covers the true rate about 95 times of 100", () => {
  const draw = random(1);
  for (const [n, rate] of [
    [30, 0.1],
    [100, 0.5],
    [400, 0.02],
    [2000, 0.08],
  ] as const) {
    const covered = share(6000, () => {
      const { low, high } = wilsonInterval(conversions(n, rate, draw), n)!;
      return low <= rate && rate <= high;
    });
    expect(covered, `${n} at ${rate}`).toBeGreaterThan(0.935);
    expect(covered, `${n} at ${rate}`).toBeLessThan(0.985);
  }
});

test("Newcombe covers the true difference about 95 times of 100", () => {
  const draw = random(2);
  for (const [n, rateA, rateB] of [
    [100, 0.1, 0.2],
    [150, 0.5, 0.45],
    [800, 0.03, 0.03],
  ] as const) {
    const covered = share(4000, () => {
      const pair = { a: { x: conversions(n, rateA, draw), n }, b: { x: conversions(2 * n, rateB, draw), n: 2 * n } };
      const { low, high } = newcombeInterval({ ...pair, confidence: 0.95 })!;
      return low <= rateB - rateA && rateB - rateA <= high;
    });
    expect(covered, `${n}: ${rateA}, ${rateB}`).toBeGreaterThan(0.935);
    expect(covered, `${n}: ${rateA}, ${rateB}`).toBeLessThan(0.975);
  }
});

const groups = ["a", "b", "c", "d"];

/** How often at least one segment of four looks significant: by the adjusted and by the plain p-value. */
function anyFound(seed: number, { rates, baseline }: { rates: number[]; baseline: string | null }) {
  const draw = random(seed);
  let plain = 0;
  const adjusted = share(1500, () => {
    const segments = groups.map((group, i) => ({ group, converted: conversions(500, rates[i]!, draw), settled: 500 }));
    const rows = segmentSignificance(segments, baseline);
    if (rows.some((row) => (row.pValue ?? 1) < 0.05)) plain += 1 / 1500;
    return rows.some((row) => (row.adjustedPValue ?? 1) < 0.05);
  });
  return { adjusted, plain };
}

test("without any difference at most 5 of 100 funnels show a significant segment, and without Holm it would be more", () => {
  const rates = [0.2, 0.2, 0.2, 0.2];
  for (const baseline of ["a", null]) {
    const { adjusted, plain } = anyFound(3, { rates, baseline });
    expect(adjusted).toBeGreaterThan(0.025);
    expect(adjusted).toBeLessThan(0.06);
    expect(plain).toBeGreaterThan(0.09);
  }
});

test("a true difference of ten points is found", () => {
  expect(anyFound(5, { rates: [0.2, 0.2, 0.2, 0.3], baseline: "a" }).adjusted).toBeGreaterThan(0.85);
});
