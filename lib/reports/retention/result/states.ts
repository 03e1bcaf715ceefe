import type { Bucket } from "../../../vocabulary/buckets.ts";
import { rollingMicros } from "../plan/seen.ts";
import type { CellState, RetentionColumn } from "./answer.ts";
import { intervalEnd } from "./columns.ts";
import type { Reading } from "./reading.ts";

/** When the first and the last member of a cohort were born, in microseconds; null without members, and where nobody asks. */
export type Births = { first: number | null; last: number | null };

export type CellTime = { state: CellState; closesMicros: number };

/** Whether a cell can still change, and from when on it cannot. */
export function cellTime(
  { definition, frame, period }: Reading,
  place: { cohort: number; column: RetentionColumn; births: Births },
): CellTime {
  const { buckets: spine = [], toMicros = 0 } = frame.periods[period] ?? {};
  const horizon = Math.min(frame.dataEnd, toMicros + 1);
  const rolling = definition.windows === "rolling";
  const { begins, closes } = (rolling ? rollingLimits : calendarLimits)(spine, place, definition);
  const closesMicros = definition.returning === "on_or_after" && place.column.column > 0 ? toMicros + 1 : closes;
  return { closesMicros, state: closesMicros <= horizon ? "closed" : begins <= horizon ? "open" : "not_started" };
}

type Place = Parameters<typeof cellTime>[1];
type Limits = { begins: number; closes: number };

function calendarLimits(spine: readonly Bucket[], { cohort, column }: Place, definition: Reading["definition"]): Limits {
  return {
    begins: spine[cohort + column.from]?.startMicros ?? Number.POSITIVE_INFINITY,
    closes: intervalEnd(spine, cohort + column.to, definition),
  };
}

function rollingLimits(spine: readonly Bucket[], { cohort, column, births }: Place, definition: Reading["definition"]): Limits {
  const { startMicros = 0, endMicros = 0 } = spine[cohort] ?? {};
  const length = rollingMicros(definition);
  return {
    begins: (births.first ?? startMicros) + column.from * length,
    closes: Math.max(endMicros, (births.last ?? startMicros) + (column.to + 1) * length),
  };
}
