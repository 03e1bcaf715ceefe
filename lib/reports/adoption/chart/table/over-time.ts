import type { BucketState } from "../../../../charts/buckets.ts";
import type { Cell, Table } from "../../../../charts/table.ts";
import type { AdoptionBucket } from "../../result/answer.ts";
import type { DrawnFeature } from "../features.ts";
import { countColumn, difference, differenceColumn, featureColumn, isCompared, rateColumn, textColumn } from "./columns.ts";

const begins = textColumn("period", "Begins");

type Spine = { buckets: readonly AdoptionBucket[]; states: readonly BucketState[] };

const stateWords = { whole: null, partial: "not whole", ahead: "not begun" } as const;

/** One row per feature: its newest whole bucket, and the ends it moved between. */
export function rateSummary(features: readonly DrawnFeature[], { states }: Spine): Table {
  const last = states.lastIndexOf("whole");
  const rows = features.map(({ name, feature: { points = [] }, before }) => {
    const whole = points.flatMap((point, index) => (states[index] === "whole" && point.rate.rate !== null ? [point.rate.rate] : []));
    const newest = points[last];
    const earlier = before?.points?.[last]?.rate.rate ?? null;
    return {
      feature: name,
      rate: newest?.rate.rate ?? null,
      users: newest?.users ?? null,
      base: newest?.base ?? null,
      before: earlier,
      change: difference(newest?.rate.rate, earlier),
      lowest: whole.length > 0 ? Math.min(...whole) : null,
      highest: whole.length > 0 ? Math.max(...whole) : null,
    };
  });
  return {
    columns: [
      featureColumn,
      rateColumn("rate", "Newest whole"),
      countColumn("users", "Users"),
      countColumn("base", "Active"),
      ...(isCompared(features) ? [rateColumn("before", "Before"), differenceColumn("change", "Change")] : []),
      rateColumn("lowest", "Lowest"),
      rateColumn("highest", "Highest"),
    ],
    rows,
  };
}

/** One row per bucket and feature with every number. */
export function rateTable(features: readonly DrawnFeature[], { buckets, states }: Spine): Table {
  const compared = isCompared(features);
  const rows = buckets.flatMap(({ period }, index) =>
    features.map(({ name, feature: { points = [] }, before }): Record<string, Cell> => {
      const point = points[index];
      const earlier = before?.points?.[index];
      return {
        period,
        feature: name,
        users: point?.users ?? null,
        uses: point?.uses ?? null,
        base: point?.base ?? null,
        rate: point?.rate.rate ?? null,
        low: point?.rate.low ?? null,
        high: point?.rate.high ?? null,
        ...(compared
          ? {
              periodBefore: earlier?.period ?? null,
              usersBefore: earlier?.users ?? null,
              rateBefore: earlier?.rate.rate ?? null,
              change: difference(point?.rate.rate, earlier?.rate.rate),
            }
          : {}),
        state: stateWords[states[index] ?? "whole"],
      };
    }),
  );
  return {
    columns: [
      begins,
      featureColumn,
      countColumn("users", "Users"),
      countColumn("uses", "Uses"),
      countColumn("base", "Active"),
      rateColumn("rate", "Adoption"),
      rateColumn("low", "95% low"),
      rateColumn("high", "95% high"),
      ...(compared
        ? [
            textColumn("periodBefore", "Compared with"),
            countColumn("usersBefore", "Users before"),
            rateColumn("rateBefore", "Before"),
            differenceColumn("change", "Change"),
          ]
        : []),
      ...(rows.some(({ state }) => state !== null) ? [textColumn("state", "State")] : []),
    ],
    rows,
  };
}

/** One row per bucket of each feature: who was new, who stayed, who came again, and how many have ever used it. */
export function adoptersTable(features: readonly DrawnFeature[], { buckets, states }: Spine): Table {
  const compared = isCompared(features);
  const rows = features.flatMap(({ name, feature: { adopters = [] }, before }) =>
    buckets.flatMap((_, index): Record<string, Cell>[] => {
      const point = adopters[index];
      if (!point) return [];
      const earlier = before?.adopters?.[index];
      return [
        {
          period: point.period,
          feature: name,
          new: point.new,
          continuing: point.continuing,
          returning: point.returning,
          users: point.new + point.continuing + point.returning,
          everUsers: point.cumulative.users,
          everBase: point.cumulative.base,
          everRate: point.cumulative.rate,
          ...(compared
            ? {
                periodBefore: earlier?.period ?? null,
                newBefore: earlier?.new ?? null,
                continuingBefore: earlier?.continuing ?? null,
                returningBefore: earlier?.returning ?? null,
                everRateBefore: earlier?.cumulative.rate ?? null,
              }
            : {}),
          state: stateWords[states[index] ?? "whole"],
        },
      ];
    }),
  );
  return {
    columns: [
      begins,
      ...(features.length > 1 ? [featureColumn] : []),
      countColumn("new", "New"),
      countColumn("continuing", "Continuing"),
      countColumn("returning", "Returning"),
      countColumn("users", "Users"),
      countColumn("everUsers", "Ever used it"),
      countColumn("everBase", "Of active so far"),
      rateColumn("everRate", "Share"),
      ...(compared
        ? [
            textColumn("periodBefore", "Compared with"),
            countColumn("newBefore", "New before"),
            countColumn("continuingBefore", "Continuing before"),
            countColumn("returningBefore", "Returning before"),
            rateColumn("everRateBefore", "Share before"),
          ]
        : []),
      ...(rows.some(({ state }) => state !== null) ? [textColumn("state", "State")] : []),
    ],
    rows,
  };
}
