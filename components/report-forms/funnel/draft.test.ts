import { expect, test } from "vitest";
import { patched } from "../../report/question.ts";
import { type FunnelDraft, withMovedStep, withoutStep, withStep } from "./draft.ts";

const day = { value: 1, unit: "day" as const };
const hour = { value: 1, unit: "hour" as const };
const draft: FunnelDraft = {
  steps: [{ event: "a" }, { event: "b", optional: true }, { event: "c" }],
  stepWindows: [day, hour],
  exclusions: [
    { event: "x", after: 1, before: 3 },
    { event: "y", after: 2, before: 3 },
  ],
  breakdown: { of: "event", property: "p", attribution: { step: 3 } },
  toStep: 3,
};

test("a step that goes takes its window, its exclusions and its attribution with it", () => {
  const next = patched(draft, withoutStep(draft, 2));
  expect(next.steps).toEqual([{ event: "a" }, { event: "b" }]);
  expect(next.stepWindows).toEqual([day]);
  expect(next.exclusions).toEqual([{ event: "x", after: 1, before: 2 }]);
  expect(next.breakdown?.attribution).toBe("entry");
  expect(next).not.toHaveProperty("toStep");
});

test("a new last step stretches what covered the whole funnel, and gets a window", () => {
  const next = patched(draft, withStep(draft, 3, { event: "d" }));
  expect(next.exclusions?.map(({ after, before }) => [after, before])).toEqual([
    [1, 4],
    [2, 3],
  ]);
  expect(next.stepWindows).toEqual([day, hour, hour]);
});

test("an optional step that comes to an end is required again", () => {
  expect(withMovedStep(draft, 1, 2).steps).toEqual([{ event: "a" }, { event: "c" }, { event: "b" }]);
});
