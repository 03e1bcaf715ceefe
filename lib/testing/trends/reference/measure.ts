import { type MeasureParts, measureTraits } from "../../../reports/trends/definition/measure.ts";
import { percentile } from "../../reference/percentile.ts";
import { numberOf, textOf } from "../../reference/value.ts";
import type { Hit } from "./hit.ts";
import { daysOf, isIn, pointWindow, type Scene, type Window } from "./scene.ts";

/** The hits of a series, or of one of its groups, ready to be measured. */
export type Measured = { hits: readonly Hit[]; measure: MeasureParts; scene: Scene };

/** The value of each point; cumulative ones count from the range's start. */
export function pointValues(measured: Measured, cumulative: boolean): (number | null)[] {
  const { scene, measure } = measured;
  return scene.buckets.map((bucket) => {
    const window = pointWindow(bucket, measureTraits[measure.name].rollingDays, scene);
    return valueIn(cumulative ? { ...window, from: scene.span.from } : window, measured);
  });
}

/** The window behind the total of a series; rolling measures have that of their last point, cut at `until`. */
export function totalWindow({ measure, scene }: Omit<Measured, "hits">, until: number): Window {
  const { rollingDays } = measureTraits[measure.name];
  const bucket = scene.buckets.find(({ end }) => until < end) ?? scene.buckets.at(-1);
  const window = rollingDays && bucket ? pointWindow(bucket, rollingDays, scene) : scene.span;
  return { from: window.from, to: Math.min(window.to, until) };
}

/** The measure over the events of one stretch of time. */
export function valueIn(window: Window, { hits, measure, scene }: Measured): number | null {
  if (measure.name === "session_duration" || measure.name === "session_events" || measure.name === "bounce")
    return sessionValue(window, { hits, measure, scene });
  const inside = hits.filter(({ row }) => isIn(row.time, window));
  if (measure.name === "daily_active") {
    const days = daysOf(window, scene).map((day) => distinctCount(hits.filter(({ row }) => isIn(row.time, day)).map(actorKey)));
    return days.length === 0 ? 0 : sum(days) / days.length;
  }
  return measure.property === undefined ? countedValue(inside, measure, scene) : propertyValue(inside, measure, measure.property);
}

const actorKey = ({ actor }: Hit): string => actor.key;
const distinctCount = (keys: readonly unknown[]): number => new Set(keys).size;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function countedValue(hits: readonly Hit[], { name }: MeasureParts, { sessions }: Scene): number | null {
  const actors = hits.map(actorKey);
  switch (name) {
    case "total":
      return hits.length;
    case "sessions":
      return distinctCount(hits.map(({ row }) => sessions.of(row)).filter((session) => session !== null));
    case "per_user_average":
      return hits.length === 0 ? null : hits.length / distinctCount(actors);
    case "per_user_max":
      return hits.length === 0 ? null : Math.max(...actors.map((key) => actors.filter((other) => other === key).length));
    default:
      return distinctCount(actors);
  }
}

function propertyValue(hits: readonly Hit[], { name }: MeasureParts, property: string): number | null {
  const texts = hits.map(({ row }) => textOf(row.properties, property)).filter((text) => text !== null);
  if (name === "distinct") return distinctCount(texts);
  const numbers = texts.map(numberOf).filter((value) => value !== null);
  if (name === "sum") return sum(numbers);
  if (numbers.length === 0) return null;
  if (name === "avg") return sum(numbers) / numbers.length;
  const share = { min: 0, max: 1, median: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 }[name as "min"];
  return percentile(numbers, share);
}

/** Over the sessions that hold a hit and begin in the window; each is looked at whole. */
function sessionValue(window: Window, { hits, measure, scene }: Measured): number | null {
  const { world, sessions } = scene;
  const touched = new Set(hits.map(({ row }) => sessions.of(row)).filter((session) => session !== null));
  const values = [...touched]
    .filter(({ first }) => isIn(first.time, window))
    .map((session) => {
      const times = world.rows.filter((row) => sessions.of(row) === session).map(({ time }) => time);
      if (measure.name === "session_events") return times.length;
      if (measure.name === "bounce") return times.length === 1 ? 1 : 0;
      return (Math.max(...times) - Math.min(...times)) / 1e6;
    });
  if (values.length === 0) return null;
  return measure.average === "median" ? percentile(values, 0.5) : sum(values) / values.length;
}
