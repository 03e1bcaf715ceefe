import { expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";

const counts = (events: number[], censored: number[]) =>
  [...new Set([...events, ...censored])]
    .sort((a, b) => a - b)
    .map((time) => ({
      time,
      events: events.filter((each) => each === time).length,
      censored: censored.filter((each) => each === time).length,
    }));

/**
 * Weeks of remission under 6-MP (Freireich et al. 1963, Blood 21). S(t), its standard error and the log-log band as printed for these
 * 21 children in Venables and Ripley, Modern Applied Statistics with S, chapter 13.
 */
test("the remission times under 6-MP", () => {
  const { steps, median } = kaplanMeier(counts([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]));
  const published = [
    [6, 21, 3, 0.857, 0.62, 0.952],
    [7, 17, 1, 0.807, 0.563, 0.923],
    [10, 15, 1, 0.753, 0.503, 0.889],
    [13, 12, 1, 0.69, 0.432, 0.849],
    [16, 11, 1, 0.627, 0.368, 0.805],
    [22, 7, 1, 0.538, 0.268, 0.747],
    [23, 6, 1, 0.448, 0.188, 0.68],
  ];
  const found = steps
    .filter(({ events }) => events > 0)
    .map(({ time, atRisk, events, survival, band }) => [time, atRisk, events, survival, band?.low ?? 0, band?.high ?? 0]);
  expect(found.map((row) => row.map((value) => Math.round(value * 1000) / 1000))).toEqual(published);
  expect(median).toEqual({ time: 23, low: 13, high: null });
});

test("without events nothing is known of the median", () => {
  expect(kaplanMeier(counts([], [3, 5]))).toEqual({
    steps: [
      { time: 3, events: 0, censored: 1, atRisk: 2, survival: 1, band: { low: 1, high: 1 } },
      { time: 5, events: 0, censored: 1, atRisk: 1, survival: 1, band: { low: 1, high: 1 } },
    ],
    median: { time: null, low: null, high: null },
  });
  expect(kaplanMeier([])).toEqual({ steps: [], median: { time: null, low: null, high: null } });
});

test("when all have had the event the band is unset", () => {
  const { steps, median } = kaplanMeier(counts([1, 2], []));
  expect(steps.map(({ survival }) => survival)).toEqual([0.5, 0]);
  expect(steps[1]?.band).toBeNull();
  expect(median.time).toBe(1);
});

test("half is half, whatever the product of fractions says", () => {
  expect(kaplanMeier(counts([1, 2, 3], [4, 5, 6])).median.time).toBe(3);
  expect(kaplanMeier(counts([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).median.time).toBe(5);
});
