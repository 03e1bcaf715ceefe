import { expect, test } from "vitest";
import type { AdoptionResult, FeatureAnswer, Rate } from "./answer.ts";
import { brokenInvariants } from "./invariants.ts";

const none: Rate = { rate: null, low: null, high: null, n: 0 };
const spread = { median: null, p75: null, p90: null };
const median = { time: null, low: null, high: null };

function result(feature: Omit<FeatureAnswer, "key" | "label">): AdoptionResult {
  return {
    kind: "adoption",
    unit: "user",
    dataEnd: null,
    withoutActor: 0,
    broken: [],
    period: { from: "2024-05-01", to: "2024-05-31", timezone: "UTC" },
    buckets: [],
    features: [{ key: "1", label: "f", ...feature }],
    hiddenFeatures: 0,
  };
}

const point = (users: number, uses: number, base: number) => ({ period: "2024-05-01", users, uses, base, rate: none });
const reached = (users: number, base: number) => ({
  period: "2024-05-01",
  new: 0,
  continuing: 0,
  returning: 0,
  cumulative: { users, base, rate: null },
});
const lived = (actors: number, atRisk: number) => ({
  timeToAdopt: {
    actors,
    adopted: 0,
    censored: actors,
    usedBefore: 0,
    steps: [{ time: 0, atRisk, adopted: 0, censored: atRisk, share: 0, low: 0, high: 0 }],
    median,
  },
});
const returned = (eligible: number, count: number) => ({
  retention: { usage: [], adopters: [], nonAdopters: [{ index: 0, eligible, returned: count, rate: null }] },
});

test.each([
  [{ points: [point(1, 2, 3)] }],
  [{ matrix: { ...point(1, 2, 3), usesPerUser: spread, daysPerUser: spread, frequency: null, quadrant: null } }],
  [{ adopters: [reached(1, 2), reached(2, 2)] }],
  [{ stages: { exposed: 3, tried: 2, repeated: 2, regular: null } }],
  [lived(2, 2)],
  [returned(2, 2)],
])("a sound answer breaks nothing: %j", (feature) => {
  expect(brokenInvariants(result(feature))).toEqual([]);
});

test.each([
  ["more actors use a feature than are active", { points: [point(4, 4, 3)] }],
  ["there are fewer uses than users", { points: [point(2, 1, 3)] }],
  ["cumulative adoption falls, or passes the base", { adopters: [reached(2, 2), reached(1, 2)] }],
  ["cumulative adoption falls, or passes the base", { adopters: [reached(3, 2)] }],
  ["a stage holds more than the one before", { stages: { exposed: 3, tried: 2, repeated: 2, regular: 3 } }],
  ["a stage holds more than the one before", { stages: { exposed: 1, tried: 2, repeated: 2, regular: null } }],
  ["not everybody who starts has adopted or is censored", lived(3, 2)],
  ["more come back than there are", returned(1, 2)],
  ["more come back than there are", returned(1, -1)],
])("it is seen that %s", (says, feature) => {
  expect(brokenInvariants(result(feature))).toEqual([says]);
  expect(brokenInvariants({ ...result({}), previous: result(feature) })).toEqual([says]);
});
