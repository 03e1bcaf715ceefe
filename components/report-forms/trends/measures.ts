import { type Measure, type MeasureName, measureOf, propertyMeasures } from "../../../lib/reports/trends/definition/measure.ts";

/** A measure as one word of a list: its name, with the average of session measures. */
export type MeasureWord = MeasureName | "session_duration_median" | "session_events_median";

type PropertyMeasure = (typeof propertyMeasures)[number];

export const isPropertyMeasure = (name: string): name is PropertyMeasure => (propertyMeasures as readonly string[]).includes(name);

/** The word under which a measure is listed. */
export function wordOf(measure: Measure): MeasureWord {
  const { name, average } = measureOf(measure);
  if (average === "median" && (name === "session_duration" || name === "session_events")) return `${name}_median`;
  return name;
}

/** The measure that a word means; property measures take the property. */
export function measureUnder(word: MeasureWord, property: string): Measure {
  if (isPropertyMeasure(word)) return { [word]: property } as Measure;
  switch (word) {
    case "session_duration":
      return { session: "duration" };
    case "session_duration_median":
      return { session: "duration", average: "median" };
    case "session_events":
      return { session: "events" };
    case "session_events_median":
      return { session: "events", average: "median" };
    case "bounce":
      return { session: "bounce" };
    default:
      return word as Extract<Measure, string>;
  }
}

/** Whether a measure looks at sessions, and so asks what a session is. */
export function measuresSessions(measure: Measure): boolean {
  return wordOf(measure).startsWith("session") || wordOf(measure) === "bounce";
}

export type MeasureChoice = { value: MeasureWord; label: string; section: string };

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Every measure with its words; `unit` is what is counted, `units` its plural. */
export function measureChoices(unit: string, units: string): MeasureChoice[] {
  const of = (section: string, list: readonly [MeasureWord, string][]) => list.map(([value, label]) => ({ value, label, section }));
  return [
    ...of("Count", [
      ["total", "Total events"],
      ["unique_users", `Unique ${units}`],
      ["per_user_average", `Average per ${unit}`],
      ["per_user_max", `Most per ${unit}`],
      ["sessions", "Sessions"],
    ]),
    ...of(capital(units), [
      ["daily_active", `Daily active ${units}`],
      ["weekly_active", `Weekly active ${units}`],
      ["monthly_active", `Monthly active ${units}`],
      ["first_time_users", `First-time ${units}, under these conditions`],
      ["first_time_users_strict", `First-time ${units}, whatever the conditions`],
    ]),
    ...of("Of a property", [
      ["sum", "Sum of"],
      ["avg", "Average of"],
      ["median", "Median of"],
      ["min", "Lowest"],
      ["max", "Highest"],
      ["p90", "90th percentile of"],
      ["p95", "95th percentile of"],
      ["p99", "99th percentile of"],
      ["distinct", "Distinct values of"],
    ]),
    ...of("Of sessions with it", [
      ["session_duration", "Session duration, mean"],
      ["session_duration_median", "Session duration, median"],
      ["session_events", "Events per session, mean"],
      ["session_events_median", "Events per session, median"],
      ["bounce", "Bounce rate"],
    ]),
  ];
}
