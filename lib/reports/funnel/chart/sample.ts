import type { FunnelAnswer, FunnelResult, FunnelStep, SweepPoint, TrendPoint } from "../result/answer.ts";

/** Small answers with everything a chart can meet: a fold, an unset group, a hostile name, open windows. For tests. */

function rate(k: number, n: number) {
  return n > 0
    ? { rate: k / n, low: Math.max(0, k / n - 0.04), high: Math.min(1, k / n + 0.04), n }
    : { rate: null, low: null, high: null, n };
}

const labels = ["user_signed_up", "<img src=x onerror=alert(1)>", "purchase_completed"];

/** Three steps of the given sizes, a tenth of the loss still in its window. */
export function sampleSteps(counts: readonly [number, number, number]): FunnelStep[] {
  return counts.map((count, index) => {
    const lost = (counts[index - 1] ?? count) - count;
    const inWindow = Math.floor(lost / 10);
    return {
      step: index + 1,
      label: labels[index] ?? "",
      optional: false,
      count,
      dropped: lost - inWindow,
      inWindow,
      fromFirst: rate(count, counts[0] - inWindow),
      fromPrevious: rate(count, (counts[index - 1] ?? count) - inWindow),
      averageSeconds: index === 0 ? null : 5400 * index,
      medianSeconds: index === 0 ? null : 3600 * index,
      p90Seconds: index === 0 ? null : 86_400 * index,
      sinceFirst: { averageSeconds: null, medianSeconds: null, p90Seconds: null },
    };
  });
}

function sampleSeries(size: number): TrendPoint[] {
  return Array.from({ length: 14 }, (_, index) => {
    const entered = size + ((index * 37) % 50);
    const inWindow = index > 10 ? Math.round(entered * 0.2 * (index - 10)) : 0;
    const converted = Math.round((entered - inWindow) * (0.3 + 0.01 * index));
    const dropped = entered - inWindow - converted;
    return {
      period: `2024-05-${String(index + 1).padStart(2, "0")}`,
      entered,
      converted,
      dropped,
      inWindow,
      rate: rate(converted, converted + dropped),
      maturing: index > 10,
      partial: index === 13,
    };
  });
}

function sampleSweep(top: number): SweepPoint[] {
  return Array.from({ length: 60 }, (_, index) => {
    const converted = Math.round((top * Math.max(0, index - 20) ** 2) / 39 ** 2);
    return { windowSeconds: Math.round(604_800 ** (index / 59)), converted, rate: converted / 1000 };
  });
}

function sampleAnswer(size: number): FunnelAnswer {
  const bins = [40, 95, 60, 34, 20, 11, 6, 3, 2, 1].map((count, index) => ({
    fromSeconds: 30 + index * 7200,
    toSeconds: 30 + (index + 1) * 7200,
    count: Math.round((count * size) / 1000),
  }));
  return {
    period: { from: "2024-05-01", to: "2024-05-14", timezone: "UTC" },
    steps: sampleSteps([size, Math.round(size * 0.6), Math.round(size * 0.25)]),
    series: sampleSeries(size / 10),
    bins,
    converted: {
      count: bins.reduce((sum, { count }) => sum + count, 0),
      averageSeconds: 16_000,
      medianSeconds: 12_400,
      p90Seconds: 38_000,
    },
    sweep: sampleSweep(size / 4),
  };
}

/** An answer without groups, compared with the period before. */
export const sample: FunnelResult = {
  kind: "funnel",
  unit: "user",
  dataEnd: "2024-05-14T20:00:00Z",
  withoutActor: 0,
  broken: [],
  ...sampleAnswer(1000),
  previous: sampleAnswer(800),
};

const values = ["Chrome", "Safari", "</text><script>alert(1)</script>"];

/** The same with three values, the unset and the fold. */
export const sampleGroups: FunnelResult = {
  ...sample,
  groups: [
    ...values.map((group, index) => ({
      group,
      kind: "value" as const,
      steps: sampleSteps([500 - index * 120, 320 - index * 60, 150 - index * 40]),
    })),
    { group: "(not set)", kind: "unset", steps: sampleSteps([60, 30, 5]) },
    { group: "(other)", kind: "other", steps: sampleSteps([90, 20, 10]) },
  ],
  seriesByGroup: values.map((group, index) => ({ group, series: sampleSeries(60 + index * 40) })),
  sweepByGroup: values.map((group, index) => ({ group, sweep: sampleSweep(300 - index * 70) })),
};
