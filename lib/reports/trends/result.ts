import { DateTime } from "luxon";
import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import { instantText } from "../instant-text.ts";
import { letterOf } from "./definition/labels.ts";
import type { TrendsDefinition } from "./definition.ts";
import { type Calendar, type Frame, listedPeriod, type PeriodName } from "./plan/frame.ts";
import { excludes, measuredSeries } from "./plan/question.ts";
import type { TrendsActorRow, TrendsAnswer, TrendsBucket, TrendsResult } from "./result/answer.ts";
import { brokenInvariants } from "./result/invariants.ts";
import { linesOf } from "./result/lines.ts";
import { measurementsOf } from "./result/measurements.ts";

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function trendsResult(rows: Rows, definition: TrendsDefinition, frame: Frame): TrendsResult {
  const records = asRecords(rows);
  const listed = definition.view === "actors";
  const { countBy } = definition;
  const answer = (name: PeriodName): TrendsAnswer => {
    const { from, to, timezone } = (frame.calendars[name] as Calendar).period;
    return { period: { from, to, timezone }, ...(listed ? actorsOf(records, definition) : pointsOf(records, { definition, frame, name })) };
  };
  const result: TrendsResult = {
    kind: "trends",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: listed ? 0 : Number(records[0]?.without_actor ?? 0),
    broken: [],
    ...answer(listed ? listedPeriod(definition, frame) : "current"),
    ...(frame.periods.previous && !listed ? { previous: answer("previous") } : {}),
  };
  return { ...result, broken: brokenInvariants(result, definition) };
}

type Reading = { definition: TrendsDefinition; frame: Frame; name: PeriodName };

function pointsOf(rows: readonly RowRecord[], reading: Reading): Omit<TrendsAnswer, "period"> {
  const { definition, frame, name } = reading;
  const found = measurementsOf(rows, reading);
  const numbers = measuredSeries(definition).filter(excludes);
  const isElapsed = name === "previous" && frame.elapsedTo !== null;
  return {
    buckets: bucketsOf(frame, name),
    series: linesOf(found, reading),
    exclusions: numbers.map(({ index }) => ({ letter: letterOf(index), excluded: found[index]?.excluded ?? 0 })),
    ...(isElapsed ? { elapsedTo: localText(frame.elapsedTo ?? 0, definition.timezone) } : {}),
  };
}

function bucketsOf({ calendars, dataEnd }: Frame, name: PeriodName): TrendsBucket[] {
  const { spine, period } = calendars[name] as Calendar;
  return spine.map(({ period: start, startMicros, endMicros }) => ({
    period: start,
    partial: startMicros < period.fromMicros || endMicros - 1 > Math.min(period.toMicros, dataEnd),
  }));
}

function localText(atMicros: number, zone: string): string {
  return DateTime.fromMillis(Math.floor(atMicros / 1000), { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

function actorsOf(rows: readonly RowRecord[], definition: TrendsDefinition): Omit<TrendsAnswer, "period"> {
  const listed = rows.filter(({ actor }) => actor !== null);
  const actors = listed.map(
    (row): TrendsActorRow => ({
      actor: String(row.actor),
      events: Number(row.events),
      firstTime: instantText(row.first_time as number | bigint) ?? "",
      lastTime: instantText(row.last_time as number | bigint) ?? "",
    }),
  );
  const exclusions = measuredSeries(definition)
    .filter(excludes)
    .map(({ index }) => ({ letter: letterOf(index), excluded: Number(rows[0]?.[`excluded_${index + 1}`] ?? 0) }));
  return { buckets: [], series: [], exclusions, actors, actorCount: Number(rows[0]?.actor_count ?? 0) };
}
