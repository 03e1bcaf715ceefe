import fc from "fast-check";
import { expect, it } from "vitest";
import { withOneNumberOff } from "../every-number.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { adoptionDifferences } from "./differences.ts";
import { randomAdoption } from "./random.ts";
import { evaluateAdoption } from "./reference.ts";

it("finds nothing between an answer and itself, and any number that is off", () => {
  let faults = 0;
  for (const [log, definition] of fc.sample(fc.tuple(randomLogOfWeeks, randomAdoption), { seed: 4, numRuns: 20 })) {
    const answer = evaluateAdoption(log, definition);
    expect(adoptionDifferences({ reference: answer, product: answer })).toEqual([]);
    for (const { path, answer: product } of withOneNumberOff(answer, new Set(["withoutActor"])).slice(0, 50)) {
      faults += 1;
      expect(adoptionDifferences({ reference: answer, product }), path).not.toEqual([]);
    }
  }
  expect(faults).toBeGreaterThan(100);
});
