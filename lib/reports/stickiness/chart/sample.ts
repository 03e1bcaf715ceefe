import type { RatioPoint, StickinessResult } from "../result/answer.ts";

const base = {
  kind: "stickiness" as const,
  unit: "user",
  dataEnd: "2024-05-20T11:00:00Z",
  withoutActor: 0,
  broken: [],
  period: { from: "2024-05-01", to: "2024-05-14", timezone: "UTC" },
};

const counts = [820, 410, 290, 180, 150, 120, 90, 70, 55, 48, 40, 30, 26, 31];
const actors = counts.reduce((sum, count) => sum + count, 0);

/** Units by active days of a fortnight. */
export const distributionSample: StickinessResult = {
  ...base,
  series: [{ label: "page_viewed", actors, values: counts.map((count, index) => ({ periods: index + 1, count, rate: count / actors })) }],
  intervals: { count: 14, maturing: false },
};

const point = (index: number): RatioPoint => ({
  period: `2024-05-${String(index + 1).padStart(2, "0")}`,
  day: `2024-05-${String(index + 1).padStart(2, "0")}`,
  dau: 300 + index * 5,
  wau: 900 + index * 11,
  mau: 2000 + index * 9,
  dauPerWauRate: 0.31 + index * 0.004,
  dauPerMauRate: 0.14 + index * 0.003,
  maturing: index === 13,
  partial: index < 3,
});

/** Daily, weekly and monthly actors over a fortnight. */
export const ratioSample: StickinessResult = {
  ...base,
  ratio: [{ label: "page_viewed", points: Array.from({ length: 14 }, (_, index) => point(index)) }],
};
