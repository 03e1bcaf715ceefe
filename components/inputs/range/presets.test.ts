import { expect, test } from "vitest";
import { range as rangeSchema } from "../../../lib/vocabulary/range.ts";
import { isPossible } from "./interval-select.tsx";
import { isPreset, presets, rangeName } from "./presets.ts";

test("every preset is a range, and is called by its name", () => {
  for (const { label, range } of presets.flat()) {
    expect(rangeSchema.safeParse(range).success).toBe(true);
    expect(rangeName(range)).toBe(label);
  }
});

test("other ranges have names too", () => {
  expect(rangeName({ last: { value: 3, unit: "week" }, complete: true })).toBe("Last 3 complete weeks");
  expect(rangeName({ from: "2024-05-01" })).toBe("Since");
  expect(rangeName({ from: "2024-05-01", to: "2024-05-02" })).toBe("Custom");
  expect(isPreset({ last: { value: 1, unit: "day" } }, { last: { value: 1, unit: "day" }, complete: true })).toBe(false);
});

test("granularity: not more points than can be drawn, not less than one whole bucket", () => {
  const year = { from: "2024-01-01", to: "2024-12-31" };
  const day = { from: "2024-01-01", to: "2024-01-01" };
  expect(["minute", "hour", "day", "week", "month", "quarter"].map((each) => isPossible(each as "day", year))).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(["minute", "hour", "day", "week", "month", "quarter"].map((each) => isPossible(each as "day", day))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
