import { plural } from "../../../format.ts";
import { type Measure, type MeasureName, measureOf } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";

/** A measure in few words, after the name of its event; null for the plain total. */
export function measureWords(measure: Measure, countBy: TrendsDefinition["countBy"]): string | null {
  const { name, property = "", average } = measureOf(measure);
  const unit = typeof countBy === "string" ? countBy : countBy.property;
  const units = plural(unit);
  const words: Record<MeasureName, string | null> = {
    total: null,
    unique_users: `unique ${units}`,
    daily_active: `daily active ${units}`,
    weekly_active: `weekly active ${units}`,
    monthly_active: `monthly active ${units}`,
    sessions: "sessions",
    first_time_users: `first-time ${units}`,
    first_time_users_strict: `first-time ${units}`,
    per_user_average: `average per ${unit}`,
    per_user_max: `most per ${unit}`,
    sum: `sum of ${property}`,
    avg: `average ${property}`,
    min: `lowest ${property}`,
    max: `highest ${property}`,
    median: `median ${property}`,
    p90: `p90 of ${property}`,
    p95: `p95 of ${property}`,
    p99: `p99 of ${property}`,
    distinct: `distinct ${property}`,
    session_duration: `${average} session duration`,
    session_events: `${average} events per session`,
    bounce: "bounce rate",
  };
  return words[name];
}
