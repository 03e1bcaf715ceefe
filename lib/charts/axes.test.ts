import { expect, test } from "vitest";
import { countScale, durationTicks, logDurationTicks, rateEnd, roundUp } from "./axes.ts";

test("axes end at round numbers that hold the highest value", () => {
  expect([0.011, 0.12, 0.55, 0.61, 0.93, 1].map(rateEnd)).toEqual([0.02, 0.2, 0.6, 0.8, 1, 1]);
  expect([0, Number.NaN, -1].map(rateEnd)).toEqual([1, 1, 1]);
  expect([3, 17, 240, 1000].map(roundUp)).toEqual([5, 20, 250, 1000]);
  for (const highest of [1, 3, 7, 999, 123_456]) {
    const { max, interval } = countScale(highest);
    expect(max).toBeGreaterThanOrEqual(highest);
    expect(max % interval).toBe(0);
  }
});

test("ticks of time stand at round durations inside the axis", () => {
  expect(durationTicks(0, 21_600)).toEqual([0, 3600, 7200, 10_800, 14_400, 18_000, 21_600]);
  expect(durationTicks(400, 604_800)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => day * 86_400));
  expect(logDurationTicks(300, 604_800)).toEqual([600, 3600, 21_600, 86_400, 259_200, 604_800]);
});
