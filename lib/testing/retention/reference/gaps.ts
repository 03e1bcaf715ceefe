import type { RetentionGaps } from "../../../reports/retention/result/answer.ts";
import { matcher } from "../../reference/event-match.ts";
import { percentile } from "../../reference/percentile.ts";
import { local } from "../../reference/world.ts";
import { type Setting, unitsOf } from "./members.ts";

/** How long units stay away between days with a return; the breakdown has no part in it. */
export function gapsOf(setting: Setting): RetentionGaps {
  const { definition, world, stretch } = setting;
  const { breakdown: _, ...unbroken } = definition;
  const isReturn = matcher(definition.return, world);
  const days = unitsOf({ ...setting, definition: unbroken }).map(({ rows }) => {
    const inside = rows.filter((row) => row.time >= stretch.from && row.time <= stretch.to && isReturn(row));
    return [...new Set(inside.map(({ time }) => dayNumber(time, definition.timezone)))].sort((a, b) => a - b);
  });
  const medians = days.flatMap((list) => percentile(distances(list), 0.5) ?? []);
  const p80Days = percentile(medians, 0.8);
  return {
    units: medians.length,
    single: days.filter(({ length }) => length === 1).length,
    medianDays: percentile(medians, 0.5),
    p80Days,
    p90Days: percentile(medians, 0.9),
    distribution: [...new Set(medians.map(Math.ceil))]
      .sort((a, b) => a - b)
      .map((day) => ({
        days: day,
        units: medians.filter((median) => Math.ceil(median) === day).length,
        cumulativeRate: medians.filter((median) => median <= day).length / medians.length,
      })),
    suggestion: p80Days === null ? null : p80Days <= 1 ? "day" : p80Days <= 7 ? "week" : "month",
  };
}

/** The number of a calendar day, whatever its length. */
function dayNumber(time: number, timezone: string): number {
  const { year, month, day } = local(time, timezone);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function distances(days: readonly number[]): number[] {
  return days.slice(1).map((day, place) => day - (days[place] ?? 0));
}
