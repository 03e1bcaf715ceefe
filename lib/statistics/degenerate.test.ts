import { expect, test } from "vitest";
import { methods } from "./methods.ts";
import { segmentSignificance } from "./segment-significance.ts";

const arms = [0, 1, 5, 100, 1_000_000_000].flatMap((n) =>
  [...new Set([0, 1, Math.floor(n / 2), n])].filter((x) => x <= n).map((x) => ({ x, n })),
);
const samples = [0, 1, 2, 1e9].flatMap((n) => [-1, 0, 1e6].flatMap((mean) => [0, 4].map((variance) => ({ n, mean, variance }))));

/** Paths of a result that hold NaN or an infinity. */
function broken(value: unknown, at = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${at} ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => broken(item, `${at}.${key}`));
}

function brokenAnswers(names: string[], inputs: object[]): string[] {
  return names.flatMap((name) =>
    inputs.flatMap((input) => broken(methods[name]!(input as never)).map((path) => `${name} ${JSON.stringify(input)}${path}`)),
  );
}

test("no test or interval of two rates prints NaN or infinity", () => {
  const names = "chi2_2x2 z_two_prop newcombe_diff_ci wald_diff_ci lift_ci_delta lift_ci_katz odds_ratio_woolf mover_ratio_ci";
  const settings = { confidence: 0.95, pooled: false, alternative: "two-sided" };
  const inputs = arms.flatMap((a) => arms.map((b) => ({ a, b, ...settings })));
  expect(brokenAnswers(names.split(" "), inputs)).toEqual([]);
  const lists = inputs.map(({ a, b }) => ({ arms: [a, b] }));
  expect(brokenAnswers(["chi2_kx2", "g_test"], lists)).toEqual([]);
});

test("score intervals and exact tests stay finite", () => {
  const few = arms.filter(({ n }) => n <= 100);
  const inputs = few.flatMap((a) => few.map((b) => ({ a, b, confidence: 0.95, variant: "miettinen-nurminen" })));
  expect(brokenAnswers(["score_diff_ci", "score_ratio_ci", "fisher_exact"], inputs)).toEqual([]);
});

test("tests of means stay finite without users, without variance and with a mean of 0", () => {
  const inputs = samples.flatMap((a) => samples.map((b) => ({ a, b, confidence: 0.95 })));
  expect(brokenAnswers(["welch_t", "lift_ci_fieller"], inputs)).toEqual([]);
});

test("a panel decides on any counts", () => {
  const config = { alpha: 0.05, minUsersPerArm: 100, minEventsPerArm: 5, srmAlpha: 0.001, correction: "holm" };
  const pairs = arms.flatMap((a) => arms.map((b) => ({ arms: [a, b], config: { ...config, weights: [1, 1] } })));
  expect(brokenAnswers(["panel_decision"], pairs)).toEqual([]);
  const odd = [Number.NaN, -1, 0.5, 11].map((x) => ({ arms: [{ x, n: 10 }], config: { ...config, weights: [1] } }));
  expect(odd.map((panel) => methods.panel_decision!(panel as never))).toEqual(
    odd.map(() => ({ status: "invalid", reasons: ["INVALID_COUNTS"], verdict: null, p: null, lift: null, difference: null })),
  );
});

test("segments compare on any counts, and each without a p-value says why", () => {
  for (const a of arms) {
    for (const b of arms) {
      const segments = [a, b, { x: 20, n: 200 }].map(({ x, n }, i) => ({ group: `${i}`, converted: x, settled: n }));
      for (const baseline of [null, "0", "gone"]) {
        const rows = segmentSignificance(segments, baseline);
        expect(broken(rows)).toEqual([]);
        expect(rows.every(({ pValue, reason }) => (pValue === null) === (reason !== null))).toBe(true);
      }
    }
  }
});
