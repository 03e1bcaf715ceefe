import { measureOf } from "../../../reports/trends/definition/measure.ts";
import type { TrendsSeries } from "../../../reports/trends/definition.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import { actorOf } from "../../reference/unit.ts";
import type { Row } from "../../reference/world.ts";
import type { Scene } from "./scene.ts";

/** An event that a series counts, with who did it. */
export type Hit = { row: Row; actor: Actor };

type Actor = { key: string; label: string };

/** Who did an event; null when nobody is named. */
function whoDid(row: Row, { definition, world, sessions }: Scene): Actor | null {
  return actorOf(row, { countBy: definition.countBy, world, sessions });
}

/** The events of a series up to the range's end, those before the range too, after the filters. */
export function hitsOf(series: TrendsSeries, scene: Scene): Hit[] {
  const { definition, world, span } = scene;
  const matches = matcher(series, world);
  const isFirst = firstTimes(series, scene);
  return world.rows.flatMap((row) => {
    if (row.time > span.to || !matches(row) || !allHold(definition.filters, subjectOf(row), world)) return [];
    const actor = whoDid(row, scene);
    return actor && isFirst(row) ? [{ row, actor }] : [];
  });
}

/** For first-time measures: whether a row is its actor's first matching one, at the instant of the first candidate. */
function firstTimes(series: TrendsSeries, scene: Scene): (row: Row) => boolean {
  const { name } = measureOf(series.measure);
  if (name !== "first_time_users" && name !== "first_time_users_strict") return () => true;
  const matches = matcher(series, scene.world);
  const names = eventNames(series);
  const isCandidate = name === "first_time_users" ? matches : (row: Row) => names === null || names.includes(row.event);
  const firstCandidate = new Map<string, Row>();
  const firstMatch = new Map<string, Row>();
  for (const row of scene.world.rows) {
    const key = whoDid(row, scene)?.key;
    if (key === undefined) continue;
    if (isCandidate(row) && !firstCandidate.has(key)) firstCandidate.set(key, row);
    if (matches(row) && !firstMatch.has(key)) firstMatch.set(key, row);
  }
  return (row) => {
    const key = whoDid(row, scene)?.key ?? "";
    return firstMatch.get(key) === row && firstCandidate.get(key)?.time === row.time;
  };
}

/** How many events of the range pass the filters but have no actor. */
export function strays(scene: Scene): number {
  const { definition, world, span } = scene;
  return world.rows.filter(
    (row) =>
      row.time >= span.from && row.time <= span.to && allHold(definition.filters, subjectOf(row), world) && whoDid(row, scene) === null,
  ).length;
}
