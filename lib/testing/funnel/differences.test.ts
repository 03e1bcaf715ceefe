import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomLog } from "../random-log.ts";
import { funnelDifferences } from "./differences.ts";
import { randomFunnel } from "./random.ts";
import { evaluateFunnel } from "./reference.ts";

describe("comparing two answers", () => {
  it("finds none in the same answer, in whatever order its groups come", () => {
    fc.assert(
      fc.property(randomLog, randomFunnel, (log, definition) => {
        const answer = evaluateFunnel(log, definition);
        const turned = { ...answer, ...(answer.groups ? { groups: answer.groups.toReversed() } : {}) };
        expect(funnelDifferences(answer, turned)).toEqual([]);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("names a count, a group and a period that differ", () => {
    const period = { from: "2024-05-01", to: "2024-05-02", timezone: "UTC" };
    const answer = (count: number, group: string) => ({
      period,
      notReached: count,
      sweepByGroup: [{ group, sweep: [{ windowSeconds: 1, converted: count, rate: count }] }],
    });
    expect(funnelDifferences(answer(1, "x"), answer(1 + 1e-12, "x"))).toEqual([]);
    expect(funnelDifferences(answer(1, "x"), answer(2, "x"))).toHaveLength(3);
    expect(funnelDifferences(answer(1, "x"), answer(1, "y"))).toHaveLength(2);
    expect(funnelDifferences(answer(1, "x"), { ...answer(1, "x"), period: { ...period, to: "2024-05-03" } })).toHaveLength(1);
  });
});
