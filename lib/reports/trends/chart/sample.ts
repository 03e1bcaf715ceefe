import type { TrendsBucket, TrendsLine, TrendsResult } from "../result/answer.ts";

const days = Array.from({ length: 10 }, (_, index) => `2024-05-${String(index + 1).padStart(2, "0")}`);
const before = Array.from({ length: 10 }, (_, index) => `2024-04-${String(index + 21).padStart(2, "0")}`);

/** The data end on the afternoon of the eighth day: it is not over, the last two have not begun. */
const buckets: TrendsBucket[] = days.map((period, index) => ({ period, partial: index >= 7 }));

const shape = [120, 132, 98, 60, 55, 141, 150, 77, 0, 0];

function line(times: number, rest: Partial<TrendsLine> = {}): TrendsLine {
  const points = days.map((period, index) => ({ period, value: (shape[index] ?? 0) * times }));
  const total = points.reduce((sum, { value }) => sum + value, 0);
  return { key: "A", label: "page_viewed", breakdown: null, groupKind: null, points, total, ...rest };
}

const group = (name: string, times: number, groupKind: TrendsLine["groupKind"] = "value") => line(times, { breakdown: [name], groupKind });

const base = { kind: "trends" as const, unit: "user", dataEnd: "2024-05-08T15:30:00Z", withoutActor: 0, broken: [], exclusions: [] };
const period = { from: "2024-05-01", to: "2024-05-10", timezone: "UTC" };

/** One series and the ten days before it. */
export const sample: TrendsResult = {
  ...base,
  period,
  buckets,
  series: [line(1)],
  previous: {
    period: { from: "2024-04-21", to: "2024-04-30", timezone: "UTC" },
    buckets: before.map((each) => ({ period: each, partial: false })),
    series: [
      { ...line(1), points: before.map((each, index) => ({ period: each, value: 100 + index * 3 })), total: 1135, elapsedTotal: 850 },
    ],
    exclusions: [],
    elapsedTo: "2024-04-28T15:30:00",
  },
};

/** Groups, with a value that is called like the fold. */
export const groupsSample: TrendsResult = {
  ...base,
  period,
  buckets,
  series: [
    group("Chrome", 3),
    group("(other)", 2),
    group("<b>Edge</b>", 1),
    group("(not set)", 1, "unset"),
    group("(other)", 0.5, "other"),
  ],
};

/** A formula that goes below zero and is unset in between. */
export const formulaSample: TrendsResult = {
  ...base,
  period,
  buckets,
  series: [
    {
      ...line(1, { key: "F1", label: "A-B" }),
      points: days.map((day, index) => ({ period: day, value: index === 3 ? null : 0.4 - index * 0.13 })),
      total: null,
    },
  ],
};
