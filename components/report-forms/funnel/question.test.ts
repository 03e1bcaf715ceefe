import { expect, test } from "vitest";
import type { Draft } from "../../../lib/reports/address.ts";
import * as reading from "../../report/understood.ts";
import { funnelQuestion } from "./question.ts";

const defaults = reading.defaultsOf(funnelQuestion, { timezone: "Europe/Rome", weekStart: "sunday", identity: "merged" });
const understood = (raw: Draft, settled: Draft) => reading.understood(funnelQuestion, raw, settled);

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

test("words that contradict each other have their own defaults inside", () => {
  const { filled, issues } = understood(
    { steps: [{ event: "a" }], order: "strict", graceSeconds: 5, breakdown: { property: "p" } },
    defaults,
  );
  expect(issues).toEqual([{ path: "graceSeconds", message: "grace does not go with strict order" }]);
  expect(filled.breakdown).toEqual({ of: "event", property: "p", attribution: "entry" });
});
