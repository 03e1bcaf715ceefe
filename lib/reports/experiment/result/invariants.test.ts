import { describe, expect, it } from "vitest";
import { experimentDefinition } from "../definition.ts";
import type { ArmOutcomes, ExperimentResult, MetricAnswer, StepOutcome } from "./answer.ts";
import { brokenInvariants } from "./invariants.ts";

const definition = experimentDefinition.parse({
  kind: "experiment",
  exposure: { event: "seen" },
  variantProperty: "variant",
  metrics: [{ type: "conversion", event: "bought" }],
});

const arm = (variant: string, n: number, converted: number): ArmOutcomes => ({
  variant,
  immature: 10 - n,
  inputs: { is: "rate", n, converted, rate: converted / n, low: 0, high: 1 },
});
const arms = (converted: number): ArmOutcomes[] => [arm("a", 8, converted), arm("b", 9, converted)];
const outcome = (converted: number) => ({ status: "ok" as const, reasons: [], arms: arms(converted), comparisons: [], omnibusP: null });
const step = (place: number, converted: number): StepOutcome => ({ ...outcome(converted), step: place, label: "" });
const metric = (steps: StepOutcome[], own = outcome(4)): MetricAnswer => ({
  ...{ key: "A", label: "", type: "funnel", role: "primary", direction: "increase", notNumeric: null },
  ...own,
  steps,
});
const units = (count: number) => ["a", "b"].map((variant) => ({ variant, units: count }));
const split = { status: "ok" as const, chi2: 0, df: 1, p: 1 };
const point = (count: number, cumulative: number) => ({
  ...{ period: "", partial: false },
  arms: units(count).map((each) => ({ ...each, cumulative })),
});

const sound: ExperimentResult = {
  ...{ kind: "experiment", unit: "user", dataEnd: null, withoutActor: 0, broken: [], method: "fixed", alpha: 0.05 },
  period: { from: "2024-05-01", to: "2024-05-31", timezone: "UTC" },
  exposure: {
    control: "a",
    arms: units(10).map((each) => ({ ...each, label: "", weight: 1, expected: 10 })),
    units: 20,
    leftOut: { beforeRange: 0, severalVariants: 0, notPlanned: 0, withoutVariant: 0 },
    split,
    progress: { firstExposure: null, elapsedDays: 0, plannedDays: null, plannedUnitsPerArm: null },
  },
  metrics: [metric([step(1, 6), step(2, 4)])],
  exposures: [point(4, 4), point(6, 10)],
  overTime: [{ period: "", partial: false, units: 20, arms: arms(4), comparisons: [] }],
  segments: [{ ...outcome(4), segment: "x", kind: "value", units: units(10), split }],
};

const faults: Record<string, Partial<ExperimentResult>> = {
  "a metric's settled and immature units are not those of the arm": {
    metrics: [metric([], { ...outcome(4), arms: [arm("a", 8, 4), { ...arm("b", 9, 4), immature: 2 }] })],
  },
  "more units convert than are settled": { metrics: [metric([], outcome(9))] },
  "a later step counts more units than an earlier one": { metrics: [metric([step(1, 3), step(2, 4)])] },
  "the exposures do not add up to the arms": { exposures: [point(4, 4), point(5, 10)] },
  "the last point over time is not the whole": {
    overTime: [{ period: "", partial: false, units: 19, arms: arms(4), comparisons: [] }],
  },
  "the segments do not add up to the arms": {
    segments: [{ ...outcome(4), arms: [arm("a", 8, 4)], segment: "x", kind: "value", units: units(10).slice(0, 1), split }],
  },
  "a segment's settled and immature units are not its own": {
    segments: [
      { ...outcome(4), arms: [arm("a", 8, 4), { ...arm("b", 9, 4), immature: 2 }], segment: "x", kind: "value", units: units(10), split },
    ],
  },
};

describe("the invariants of an experiment", () => {
  it("hold for a sound answer", () => {
    expect(brokenInvariants(sound, definition)).toEqual([]);
  });

  it.each(Object.entries(faults))("tell that %s", (says, fault) => {
    expect(brokenInvariants({ ...sound, ...fault }, definition)).toEqual([says]);
  });
});
