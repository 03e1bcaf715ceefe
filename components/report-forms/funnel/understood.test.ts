import { expect, test } from "vitest";
import { funnelDefaults, understood } from "./understood.ts";

const defaults = funnelDefaults({ timezone: "Europe/Rome", weekStart: "sunday", identity: "merged" });

test("an empty address is an empty funnel with the settings", () => {
  const { draft, filled, issues, dropped } = understood({}, defaults);
  expect(draft).toEqual({ steps: [] });
  expect(filled).toMatchObject({ steps: [], timezone: "Europe/Rome", weekStart: "sunday", window: { value: 7, unit: "day" } });
  expect([issues, dropped]).toEqual([[], []]);
});

test("what the address says wins over settings", () => {
  expect(understood({ steps: [{ event: "a" }], timezone: "UTC" }, defaults).filled.timezone).toBe("UTC");
});

test("broken words are dropped and named, the rest stays", () => {
  const { draft, dropped } = understood({ steps: [{ event: "a" }], window: 7, nonsense: 1, timezone: "Mars/Base" }, defaults);
  expect(draft).toEqual({ steps: [{ event: "a" }] });
  expect(dropped.sort()).toEqual(["nonsense", "timezone", "window"]);
  expect(understood({ steps: 5 }, defaults).draft.steps).toEqual([]);
  expect(understood({ steps: [{ event: 5 }] }, defaults)).toMatchObject({ draft: { steps: [] }, dropped: ["steps"] });
});

test("contradictions keep the draft and become issues beside their control", () => {
  const { draft, issues } = understood({ steps: [{ event: "a" }, { event: "b", optional: true }] }, defaults);
  expect(draft.steps).toHaveLength(2);
  expect(issues).toContainEqual({ path: "steps.1", message: "the last step cannot be optional" });
});
