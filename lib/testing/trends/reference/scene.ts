import type { TrendsDefinition } from "../../../reports/trends/definition.ts";
import { type Bucket, bucketsOf, type Span } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import { local, type World } from "../../reference/world.ts";

/** One period of the report: what its points are made from. */
export type Scene = { definition: TrendsDefinition; world: World; span: Span; sessions: Sessions; buckets: Bucket[] };

/** The scene of a span. */
export function sceneOf(span: Span, definition: TrendsDefinition, world: World): Scene {
  return {
    definition,
    world,
    span,
    sessions: sessionsOf(world, span, definition.sessionTimeoutMinutes),
    buckets: bucketsOf(span, definition.interval, definition),
  };
}

/** From one instant to another in microseconds, both included. */
export type Window = { from: number; to: number };

/** Whether an instant lies in a window. */
export const isIn = (time: number, { from, to }: Window): boolean => time >= from && time <= to;

const hourMicros = 3_600_000_000;

/** The stretch of time whose events make the point of a bucket; rolling windows reach back before the range. */
export function pointWindow(bucket: Bucket, rollingDays: number | undefined, { span, definition, world }: Scene): Window {
  const to = Math.min(bucket.end - 1, span.to);
  if (rollingDays && definition.interval === "hour") return { from: bucket.end - rollingDays * 24 * hourMicros, to };
  if (rollingDays && definition.interval === "day")
    return {
      from:
        local(bucket.start, world.timezone)
          .minus({ days: rollingDays - 1 })
          .toMillis() * 1000,
      to,
    };
  return { from: Math.max(bucket.start, span.from), to };
}

/** Everything that any point looks at. */
export function reach(rollingDays: number | undefined, scene: Scene): Window {
  const windows = scene.buckets.map((bucket) => pointWindow(bucket, rollingDays, scene));
  return { from: Math.min(scene.span.from, ...windows.map(({ from }) => from)), to: scene.span.to };
}

/** The days of a window that the report looks at, up to the day of the data end. */
export function daysOf({ from, to }: Window, { world, definition, span }: Scene): Window[] {
  const chosen = new Set(definition.daysOfWeek ?? []);
  return bucketsOf({ ...span, from, to: Math.min(to, world.dataEnd ?? from - 1) }, "day", definition)
    .filter(({ start }) => chosen.size === 0 || chosen.has(local(start, world.timezone).weekday))
    .map(({ start, end }) => ({ from: Math.max(start, from), to: Math.min(end - 1, to) }));
}
