import { measureOf } from "../../../reports/trends/definition/measure.ts";
import type { TrendsSeries } from "../../../reports/trends/definition.ts";
import type { CountBy } from "../../../vocabulary/actor.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { allHold, subjectOf, userProperties } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import { textOf } from "../../reference/value.ts";
import type { Row } from "../../reference/world.ts";
import type { Scene } from "./scene.ts";

type Actor = { key: string; label: string };

/** An event that a series counts, with who did it. */
export type Hit = { row: Row; actor: Actor };

/** Who did an event; null when nobody is named. */
export function actorOf(row: Row, countBy: CountBy, { world, sessions }: Scene): Actor | null {
  if (countBy === "session") return sessions.of(row);
  const label =
    countBy === "user" ? row.user : textOf(countBy.of === "user" ? userProperties(row.user, world) : row.properties, countBy.property);
  return label === null ? null : { key: label, label };
}

/** The events of a series up to the range's end, those before the range too, after the filters. */
export function hitsOf(series: TrendsSeries, scene: Scene): Hit[] {
  const { definition, world, span } = scene;
  const matches = matcher(series, world);
  const isFirst = firstTimes(series, scene);
  return world.rows.flatMap((row) => {
    if (row.time > span.to || !matches(row) || !allHold(definition.filters, subjectOf(row), world)) return [];
    const actor = actorOf(row, definition.countBy, scene);
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
    const key = actorOf(row, scene.definition.countBy, scene)?.key;
    if (key === undefined) continue;
    if (isCandidate(row) && !firstCandidate.has(key)) firstCandidate.set(key, row);
    if (matches(row) && !firstMatch.has(key)) firstMatch.set(key, row);
  }
  return (row) => {
    const key = actorOf(row, scene.definition.countBy, scene)?.key ?? "";
    return firstMatch.get(key) === row && firstCandidate.get(key)?.time === row.time;
  };
}

/** How many events of the range pass the filters but have no actor. */
export function strays(scene: Scene): number {
  const { definition, world, span } = scene;
  return world.rows.filter(
    (row) =>
      row.time >= span.from &&
      row.time <= span.to &&
      allHold(definition.filters, subjectOf(row), world) &&
      actorOf(row, definition.countBy, scene) === null,
  ).length;
}
