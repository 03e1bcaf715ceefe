import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FunnelDefinition } from "../../../reports/funnel/definition.ts";
import type { FunnelStep } from "../../../reports/funnel/result/answer.ts";
import { randomLog } from "../../random-log.ts";
import { randomFunnel } from "../random.ts";
import { evaluateFunnel, listActors } from "../reference.ts";

const runs = { seed: 20_241_121, numRuns: 150 };
const inputs = [randomLog, randomFunnel] as const;

const stepsView = ({ breakdown: _, ...definition }: FunnelDefinition): FunnelDefinition => ({ ...definition, view: "steps" });
const countsOf = (steps: FunnelStep[] | undefined): number[] => (steps ?? []).map(({ count }) => count);

describe("on random logs the reference", () => {
  it("never lets required steps increase, and settles every unit", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const steps = evaluateFunnel(log, stepsView(definition)).steps ?? [];
        const required = steps.filter(({ optional }) => !optional);
        required.slice(1).forEach((step, index) => {
          expect(step.count + step.dropped + step.inWindow).toBe(required[index]?.count);
        });
      }),
      runs,
    );
  });

  it("lists as many actors as each bar counts", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const plain = stepsView(definition);
        for (const { step, count, dropped, inWindow } of evaluateFunnel(log, plain).steps ?? []) {
          const length = (state: "converted" | "dropped" | "in_window") => listActors(log, plain, { step, state, of: "current" }).length;
          expect([length("converted"), length("dropped"), length("in_window")]).toEqual([
            count,
            step === 1 ? 0 : dropped,
            step === 1 ? 0 : inWindow,
          ]);
        }
      }),
      runs,
    );
  });

  it("adds groups up to the unbroken report where a unit has one group", () => {
    fc.assert(
      fc.property(...inputs, fc.constantFrom("entry", "first", "last"), (log, definition, attribution) => {
        const broken = {
          ...stepsView(definition),
          breakdown: { property: "p", of: "event" as const, limit: 2, attribution: attribution as "entry" },
        };
        const { steps, groups } = evaluateFunnel(log, broken);
        const sums = (steps ?? []).map((_, index) => (groups ?? []).reduce((sum, group) => sum + (group.steps[index]?.count ?? 0), 0));
        expect(sums).toEqual(countsOf(steps));
      }),
      runs,
    );
  });

  it("adds the trend of first attempts up to the total", () => {
    fc.assert(
      fc.property(...inputs, (log, { exclusionMeans: _, ...definition }) => {
        const first = { ...stepsView({ ...definition, exclusionMeans: "ends_attempt" }), attempt: "first" as const, fromStep: 1 };
        const total = evaluateFunnel(log, first).steps?.[0]?.count;
        const { series } = evaluateFunnel(log, { ...first, view: "trend" });
        expect((series ?? []).reduce((sum, { entered }) => sum + entered, 0)).toBe(total);
      }),
      runs,
    );
  });

  it("sweeps up to what the funnel itself converts", () => {
    fc.assert(
      fc.property(...inputs, (log, definition) => {
        const plain = stepsView(definition);
        const converted = countsOf(evaluateFunnel(log, plain).steps)[(definition.toStep ?? definition.steps.length) - 1];
        const { sweep } = evaluateFunnel(log, { ...plain, view: "sweep" }, { sweepSeconds: [0, 60, 1e9] });
        const points = (sweep ?? []).map((point) => point.converted);
        expect(points).toEqual([...points].sort((a, b) => a - b));
        expect(points.at(-1)).toBe(converted);
      }),
      runs,
    );
  });
});
