import type { LifecyclePoint, LifecycleResult } from "../result/answer.ts";

const weeks = ["2024-04-01", "2024-04-08", "2024-04-15", "2024-04-22", "2024-04-29", "2024-05-06", "2024-05-13"];

const point = (period: string, index: number): LifecyclePoint => {
  const [fresh, returning, resurrecting, dormant] = [120 + index * 14, 340 + index * 30, 45 + index * 6, 210 + index * 9];
  const state = index < 5 ? "closed" : index === 5 ? "open" : "not_started";
  return {
    period,
    new: index === 6 ? 0 : fresh,
    returning: index === 6 ? 0 : returning,
    resurrecting: index === 6 ? 0 : resurrecting,
    dormant,
    quickRatio: index === 6 ? 0 : (fresh + resurrecting) / dormant,
    state,
    closesAt: "2024-05-13T00:00:00Z",
  };
};

/** An answer to draw in tests: weeks, the last ones not over yet. */
export const sample: LifecycleResult = {
  kind: "lifecycle",
  unit: "user",
  dataEnd: "2024-05-10T11:00:00Z",
  withoutActor: 0,
  broken: [],
  period: { from: "2024-04-01", to: "2024-05-19", timezone: "Europe/Rome" },
  points: weeks.map(point),
};
