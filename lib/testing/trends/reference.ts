import { DateTime, type DurationLike } from "luxon";
import { letterOf } from "../../reports/trends/definition/labels.ts";
import type { TrendsDefinition } from "../../reports/trends/definition.ts";
import type { TrendsAnswer, TrendsResult } from "../../reports/trends/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { previousSpan, spanOf } from "../reference/period.ts";
import { numberOf, textOf } from "../reference/value.ts";
import { local, worldOf } from "../reference/world.ts";
import { actorsBehind } from "./reference/actors.ts";
import { strays } from "./reference/hit.ts";
import { linesOf } from "./reference/line.ts";
import { isIn, type Scene, sceneOf } from "./reference/scene.ts";
import { type CountedSeries, countedSeries } from "./reference/series.ts";

/** The second opinion on a trend, written from the rule book alone: log → world → events that count → groups → points. Slow on purpose. */
export function evaluateTrends(log: CaseLog, definition: TrendsDefinition): TrendsResult {
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { compare, timezone, view, part } = definition;
  const current = sceneOf(span, definition, world);
  const previous = compare ? sceneOf(previousSpan(span, compare, timezone), definition, world) : null;
  const [now = [], before = []] = countedSeries(previous ? [current, previous] : [current]);
  const base = {
    kind: "trends" as const,
    unit: typeof definition.countBy === "string" ? definition.countBy : definition.countBy.property,
    dataEnd: world.dataEnd === null ? null : new Date(Math.floor(world.dataEnd / 1000)).toISOString(),
    withoutActor: strays(current),
    broken: [],
  };
  if (view === "actors" && part)
    return { ...base, ...(part.of === "previous" && previous ? listOf(previous, before) : listOf(current, now)) };
  const elapsed = previous ? elapsedUntil(current) : null;
  return {
    ...base,
    ...answerOf(current, now, null),
    ...(previous ? { previous: answerOf(previous, before, elapsed) } : {}),
  };
}

function answerOf(scene: Scene, counted: readonly CountedSeries[], elapsed: number | null): TrendsAnswer {
  const { span, world, buckets } = scene;
  return {
    period: periodOf(scene),
    buckets: buckets.map(({ period, start, end }) => ({
      period,
      partial: start < span.from || end - 1 > Math.min(span.to, world.dataEnd ?? 0),
    })),
    series: linesOf(counted, elapsed),
    exclusions: exclusionsOf(counted),
    ...(elapsed === null ? {} : { elapsedTo: local(elapsed, world.timezone).toFormat("yyyy-MM-dd'T'HH:mm:ss") }),
  };
}

function listOf(scene: Scene, counted: readonly CountedSeries[]): TrendsAnswer {
  const { part } = scene.definition;
  if (!part) throw new RangeError("a list needs a part");
  const search = part.search?.toLowerCase() ?? "";
  const rows = actorsBehind(counted, part).filter(({ actor }) => actor.toLowerCase().includes(search));
  const actors = rows.slice(part.offset, part.offset + part.limit);
  return { period: periodOf(scene), buckets: [], series: [], exclusions: exclusionsOf(counted), actors, actorCount: rows.length };
}

function exclusionsOf(counted: readonly CountedSeries[]): TrendsAnswer["exclusions"] {
  return counted.flatMap(({ measure: { name, property }, hits, scene }, index) => {
    if (property === undefined || name === "distinct") return [];
    const texts = hits.filter(({ row }) => isIn(row.time, scene.span)).map(({ row }) => textOf(row.properties, property));
    return [{ letter: letterOf(index), excluded: texts.filter((text) => text !== null && numberOf(text) === null).length }];
  });
}

/** The data end moved back by what lies between the two periods, when the current one is not over by then. */
function elapsedUntil({ span, world, definition }: Scene): number | null {
  const { compare, timezone } = definition;
  if (!compare || world.dataEnd === null || world.dataEnd >= span.to) return null;
  const [from, after] = [local(span.from, timezone), local(span.to + 1, timezone)];
  const length: DurationLike =
    compare === "previous_year"
      ? { years: 1 }
      : compare !== "previous_period"
        ? { [compare.shift.unit]: compare.shift.value }
        : span.wholeDays
          ? { days: Math.round(after.diff(from, "days").days) }
          : { milliseconds: after.toMillis() - from.toMillis() };
  const end = local(world.dataEnd, timezone);
  return DateTime.fromMillis(end.toMillis(), { zone: timezone }).minus(length).toMillis() * 1000 + (world.dataEnd % 1000);
}

function periodOf({ span, definition: { timezone } }: Scene): TrendsAnswer["period"] {
  const format = span.wholeDays ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
  return { from: local(span.from, timezone).toFormat(format), to: local(span.to, timezone).toFormat(format), timezone };
}
