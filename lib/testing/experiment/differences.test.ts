import fc from "fast-check";
import { expect, it } from "vitest";
import { withOneNumberOff } from "../every-number.ts";
import { experimentDifferences } from "./differences.ts";
import { randomExperiment } from "./random.ts";
import { randomExperimentLog } from "./random-log.ts";
import { evaluateExperiment } from "./reference.ts";

it("finds nothing between an answer and itself, and any number that is off", () => {
  let faults = 0;
  for (const [log, definition] of fc.sample(fc.tuple(randomExperimentLog, randomExperiment), { seed: 4, numRuns: 20 })) {
    const answer = evaluateExperiment(log, definition);
    expect(experimentDifferences({ reference: answer, product: answer })).toEqual([]);
    for (const { path, answer: product } of withOneNumberOff(answer).slice(0, 60)) {
      faults += 1;
      expect(experimentDifferences({ reference: answer, product }), path).not.toEqual([]);
    }
  }
  expect(faults).toBeGreaterThan(300);
});
