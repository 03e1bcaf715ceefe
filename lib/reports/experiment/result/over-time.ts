import type { ListedMetric } from "../definition/labels.ts";
import type { Frame } from "../plan/frame.ts";
import type { EffectPoint, ExperimentResult, ExposurePoint } from "./answer.ts";
import { judgingOf } from "./compare/judging.ts";
import { armOutcomes, lastStep } from "./inputs.ts";
import { describedMetric } from "./metrics.ts";
import { outcomeOf } from "./outcome.ts";
import type { Reading } from "./reading.ts";
import { added, noSums, type Sums, sumsByVariant, total } from "./sums.ts";

type RowsOf = Reading["unitRows"];

/** How the arms filled, bucket by bucket. */
export function exposuresResult({ frame, unitRows, exposure }: Reading): Pick<ExperimentResult, "exposures"> {
  const cumulative = new Map<string, number>();
  const exposures = buckets(frame, unitRows).map(({ sums, ...bucket }): ExposurePoint => {
    const arms = exposure.arms.map(({ variant }) => {
      const units = sums.get(variant)?.get("units") ?? 0;
      cumulative.set(variant, (cumulative.get(variant) ?? 0) + units);
      return { variant, units, cumulative: cumulative.get(variant) ?? 0 };
    });
    return { ...bucket, arms };
  });
  return { exposures };
}

/** The effect by the units exposed up to the end of each bucket. */
export function overTimeResult(listed: ListedMetric, reading: Reading): Pick<ExperimentResult, "metric" | "overTime"> {
  const { definition, frame, unitRows, sumRows, exposure } = reading;
  const { metric, role } = listed;
  const judging = judgingOf(definition, { direction: metric.direction, oneSided: role === "guardrail" });
  const units = running(buckets(frame, unitRows));
  const overTime = running(buckets(frame, sumRows)).map(({ sums, period, partial }, index): EffectPoint => {
    const arms = armOutcomes(exposure.arms, sums, { metric, step: lastStep(metric), alpha: definition.alpha });
    const { comparisons } = outcomeOf(arms, { judging, minimum: definition.minimum, isSplitBroken: false });
    return { period, partial, units: total(units[index]?.sums.values() ?? []).get("units") ?? 0, arms, comparisons };
  });
  return { metric: describedMetric(listed, total(sumsByVariant(sumRows).values())), overTime };
}

type Point = { period: string; partial: boolean; sums: ReadonlyMap<string, Sums> };

/** The sums of each bucket of the calendar, by variant. */
function buckets({ spine, periods, dataEnd }: Frame, rows: RowsOf): Point[] {
  const byBucket = new Map<number, RowsOf[number][]>();
  for (const row of rows) byBucket.set(Number(row.bucket), [...(byBucket.get(Number(row.bucket)) ?? []), row]);
  const { fromMicros, toMicros } = periods.current;
  return spine.map(({ period, startMicros, endMicros }, index) => ({
    period,
    partial: startMicros < fromMicros || endMicros - 1 > Math.min(toMicros, dataEnd),
    sums: sumsByVariant(byBucket.get(index) ?? []),
  }));
}

/** Each bucket with all before it. */
function running(points: readonly Point[]): Point[] {
  const held = new Map<string, Sums>();
  return points.map((point) => {
    for (const [variant, sums] of point.sums) held.set(variant, added(held.get(variant) ?? noSums, sums));
    return { ...point, sums: new Map(held) };
  });
}
