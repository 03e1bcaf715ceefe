import type { RowRecord } from "../../answer-rows.ts";
import { powerWindows } from "../definition.ts";
import type { Calendar } from "../plan/frame.ts";
import type { Distribution, StickinessAnswer } from "./answer.ts";
import { type Reading, seriesLabel } from "./reading.ts";

/** Units of each series by their number of active intervals. */
export function distributionResult(rows: RowRecord[], { definition, frame, name }: Reading): Partial<StickinessAnswer> {
  const { spine } = frame.calendars[name] as Calendar;
  const series = definition.series.map((each, index) => ({
    label: seriesLabel(each),
    ...distribution(
      rows.filter((row) => Number(row.series) === index),
      { length: spine.length, cumulative: definition.cumulative },
    ),
  }));
  return { series, intervals: { count: spine.length, maturing: (spine.at(-1)?.endMicros ?? 0) > frame.dataEnd } };
}

/** Units of each series by their active days in the last 7 and in the last 28 days. */
export function powerResult(rows: RowRecord[], { definition, frame, name }: Reading): Partial<StickinessAnswer> {
  const { spine, names } = frame.calendars[name] as Calendar;
  const maturing = (spine.at(-1)?.endMicros ?? 0) > frame.dataEnd;
  const power = definition.series.flatMap((each, index) =>
    powerWindows.map((days) => {
      const first = Math.max(0, spine.length - days);
      const own = rows.filter((row) => Number(row.series) === index && Number(row.first_period) === first);
      return {
        label: seriesLabel(each),
        days,
        from: names[first] ?? "",
        to: names.at(-1) ?? "",
        maturing,
        ...distribution(own, { length: days, cumulative: definition.cumulative }),
      };
    }),
  );
  return { power };
}

function distribution(rows: RowRecord[], { length, cumulative }: { length: number; cumulative: boolean }): Distribution {
  const exact = new Map(rows.map((row) => [Number(row.periods), Number(row.units)]));
  const actors = [...exact.values()].reduce((sum, units) => sum + units, 0);
  let above = actors;
  const values = Array.from({ length }, (_, index) => {
    const own = exact.get(index + 1) ?? 0;
    const count = cumulative ? above : own;
    above -= own;
    return { periods: index + 1, count, rate: actors > 0 ? count / actors : null };
  });
  return { values, actors };
}
