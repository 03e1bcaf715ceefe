import { z } from "zod";

const countMeasures = [
  "total",
  "unique_users",
  "daily_active",
  "weekly_active",
  "monthly_active",
  "sessions",
  "first_time_users",
  "first_time_users_strict",
  "per_user_average",
  "per_user_max",
] as const;

export const propertyMeasures = ["sum", "avg", "min", "max", "median", "p90", "p95", "p99", "distinct"] as const;
type PropertyMeasure = (typeof propertyMeasures)[number];

const propertyName = z.string().max(256);
const ofProperty = <Name extends PropertyMeasure>(name: Name) =>
  z.strictObject({ [name]: propertyName } as Record<Name, typeof propertyName>);

const sessionMeasure = z.strictObject({
  session: z.enum(["duration", "events", "bounce"]),
  /** How the sessions of a point become one number; default the mean. A bounce is a rate and takes none. */
  average: z.enum(["mean", "median"]).optional(),
});

/** How a series turns the events of a point into one number; `measureOf` says what each means. */
export const measure = z.union(
  [
    z.enum(countMeasures),
    ofProperty("sum"),
    ofProperty("avg"),
    ofProperty("min"),
    ofProperty("max"),
    ofProperty("median"),
    ofProperty("p90"),
    ofProperty("p95"),
    ofProperty("p99"),
    ofProperty("distinct"),
    sessionMeasure,
  ],
  { error: `a measure is one of ${countMeasures.join(", ")}, {"session": "duration"}, or one such as {"sum": "price"}` },
);
export type Measure = z.infer<typeof measure>;

export type MeasureName = (typeof countMeasures)[number] | PropertyMeasure | "session_duration" | "session_events" | "bounce";

/** A measure taken apart. */
export type MeasureParts = {
  name: MeasureName;
  /** The event property whose values are measured. */
  property?: string;
  /** Session duration and events only. */
  average?: "mean" | "median";
};

/** The name of a measure, with its property or its average. */
export function measureOf(given: Measure): MeasureParts {
  if (typeof given === "string") return { name: given };
  if (!("session" in given)) {
    const [name, property] = Object.entries(given)[0] as [PropertyMeasure, string];
    return { name, property };
  }
  if (given.session === "bounce") return { name: "bounce" };
  return { name: given.session === "duration" ? "session_duration" : "session_events", average: given.average ?? "mean" };
}

/** What holds for a measure whatever the events. */
export type MeasureTraits = {
  /** The value of a point without events: counts and sums are 0, everything else is unset. */
  empty: 0 | null;
  /** Whether the points add up to the value of the whole range. */
  additive: boolean;
  /** What `cumulative` does: add the points up, or count each actor (session, value) once from the range's start on; null refuses it. */
  cumulative: "running_sum" | "running_distinct" | null;
  /** By hour and by day, the days that end with the point (reaching back before the range). */
  rollingDays?: 7 | 30;
};

const averaged: MeasureTraits = { empty: null, additive: false, cumulative: null };
const added: MeasureTraits = { empty: 0, additive: true, cumulative: "running_sum" };
const counted: MeasureTraits = { empty: 0, additive: false, cumulative: "running_distinct" };

/** The traits of every measure. */
export const measureTraits: Record<MeasureName, MeasureTraits> = {
  total: added,
  unique_users: counted,
  daily_active: { empty: 0, additive: false, cumulative: null },
  weekly_active: { empty: 0, additive: false, cumulative: null, rollingDays: 7 },
  monthly_active: { empty: 0, additive: false, cumulative: null, rollingDays: 30 },
  sessions: counted,
  first_time_users: added,
  first_time_users_strict: added,
  per_user_average: averaged,
  per_user_max: averaged,
  sum: added,
  avg: averaged,
  min: averaged,
  max: averaged,
  median: averaged,
  p90: averaged,
  p95: averaged,
  p99: averaged,
  distinct: counted,
  session_duration: averaged,
  session_events: averaged,
  bounce: averaged,
};
