import fc from "fast-check";
import { expect, it } from "vitest";
import { trendsDefinition } from "../../reports/trends/definition.ts";
import { withOneNumberOff } from "../every-number.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { trendsDifferences } from "./differences.ts";
import { randomTrends } from "./random.ts";
import { evaluateTrends } from "./reference.ts";

it("finds nothing between an answer and itself, and any number that is off", () => {
  let faults = 0;
  for (const [log, definition] of fc.sample(fc.tuple(randomLogOfWeeks, randomTrends), { seed: 4, numRuns: 20 })) {
    const answer = evaluateTrends(log, definition);
    expect(trendsDifferences({ reference: answer, product: answer }, definition)).toEqual([]);
    for (const { path, answer: product } of withOneNumberOff(answer, new Set(["withoutActor"])).slice(0, 50)) {
      faults += 1;
      expect(trendsDifferences({ reference: answer, product }, definition), path).not.toEqual([]);
    }
  }
  expect(faults).toBeGreaterThan(100);
});

it("names groups in the wrong order", () => {
  const event = (p: string, second: number) => ({ event: "a", time: `2024-05-01T00:00:0${second}Z`, user: "u", properties: { p } });
  const definition = trendsDefinition.parse({
    kind: "trends",
    range: { from: "all" },
    series: [{ event: "a" }],
    breakdown: { property: "p" },
  });
  const answer = evaluateTrends({ events: [event("x", 1), event("x", 2), event("y", 3), event("", 4)] }, definition);
  const turned = { ...answer, series: answer.series.toReversed() };
  expect(trendsDifferences({ reference: answer, product: turned }, definition)).toEqual([
    "series: y stands after (not set)",
    "series: x stands after y",
  ]);
});
