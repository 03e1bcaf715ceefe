import { conditionsPhrase, eventPhrase, joined, named, type Phrase, periodPhrase, words } from "../../../vocabulary/phrase.ts";
import type { TrendsDefinition, TrendsSeries } from "../definition.ts";
import { breakdownsOf } from "./breakdowns.ts";
import { formulasOf, letterOf } from "./labels.ts";
import { type MeasureName, measureOf } from "./measure.ts";

type Dates = { from: string; to: string };

/** The question in plain words, in pieces so that a screen can set names apart; `period` is what the range comes to on the data. */
export function readingPhrases(definition: TrendsDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [
    ...subject(definition),
    ...restrictions(definition),
    ...split(definition),
    ...treatment(definition),
    ...time(definition, period, previous),
  ];
}

function subject(definition: TrendsDefinition): Phrase[] {
  const formulas = formulasOf(definition);
  const lettered = definition.series.length > 1 || formulas.length > 0;
  const list = definition.series.map((series, index): Phrase[] => [
    ...measured(series, definition),
    ...(lettered ? [words(` (${letterOf(index)})`)] : []),
  ]);
  const series = capital(joined(list, ", ", " and "));
  if (formulas.length === 0) return series;
  const drawn = joined(
    formulas.map(({ expression }) => [named(expression)]),
    ", ",
    " and ",
  );
  return [...drawn, words(" of "), ...lowered(series)];
}

function capital([first, ...rest]: Phrase[]): Phrase[] {
  return first ? [first.name ? first : words(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest] : [];
}

function lowered([first, ...rest]: Phrase[]): Phrase[] {
  return first ? [first.name ? first : words(first.text.charAt(0).toLowerCase() + first.text.slice(1)), ...rest] : [];
}

/** Words before the event; `who` stands for what is counted. */
const beforeEvent: Record<Exclude<MeasureName, "session_duration" | "session_events">, string> = {
  total: "number of ",
  unique_users: "unique who with ",
  daily_active: "daily active who with ",
  weekly_active: "weekly active who with ",
  monthly_active: "monthly active who with ",
  sessions: "sessions with ",
  first_time_users: "who for the first time with ",
  first_time_users_strict: "who whose first ever is ",
  per_user_average: "average per one of ",
  per_user_max: "most per one of ",
  sum: "sum of ",
  avg: "average of ",
  min: "lowest ",
  max: "highest ",
  median: "median of ",
  p90: "90th percentile of ",
  p95: "95th percentile of ",
  p99: "99th percentile of ",
  distinct: "distinct values of ",
  bounce: "bounce rate of sessions with ",
};

function measured(series: TrendsSeries, { countBy }: TrendsDefinition): Phrase[] {
  const { name, property, average } = measureOf(series.measure);
  const event = eventPhrase(series);
  if (name === "session_duration" || name === "session_events") {
    const what = name === "session_duration" ? "duration" : "number of events";
    return [words(`${average} ${what} of sessions with `), ...event];
  }
  const before = beforeEvent[name];
  if (property !== undefined) return [words(before), named(property), words(" of "), ...event];
  return [...counted(before, countBy), ...event];
}

/** The words with what is counted in the place of `who` and `one`. */
function counted(before: string, countBy: TrendsDefinition["countBy"]): Phrase[] {
  const [start = "", end] = before.split(/\bwho\b|\bone\b/, 2);
  if (end === undefined) return [words(start)];
  const isOne = /\bone\b/.test(before);
  if (typeof countBy === "string") return [words(`${start}${countBy}${isOne ? "" : "s"}${end}`)];
  return [words(`${start}${isOne ? "value" : "values"} of `), named(countBy.property), words(end)];
}

function restrictions({ filters, identity }: TrendsDefinition): Phrase[] {
  const where = conditionsPhrase(filters);
  return [...(where.length > 0 ? [words(", where "), ...where] : []), ...(identity === "raw" ? [words(", identities not merged")] : [])];
}

function split(definition: TrendsDefinition): Phrase[] {
  const list = breakdownsOf(definition);
  const [first] = list;
  if (!first) return [];
  const isCohort = first.of === "cohort";
  const names = isCohort
    ? (first.cohorts ?? []).map((each) => [named(each)])
    : list.flatMap(({ property, bins }) =>
        [property ?? []].flat().map((each) => [named(each), ...(bins ? [words(` in ${bins} bin${bins === 1 ? "" : "s"}`)] : [])]),
      );
  return [words(isCohort ? ", by cohort " : ", by "), ...joined(names, ", ", " and ")];
}

function treatment({ view, interval, cumulative, smoothing }: TrendsDefinition): Phrase[] {
  if (view === "number" || view === "pie") return [words(", over the whole time")];
  const running = cumulative ? ", added up from the start" : "";
  const rolling = smoothing && smoothing > 1 ? `, mean of ${smoothing} ${interval}s` : "";
  return [words(`, by ${interval}${running}${rolling}`)];
}

const days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function time({ timezone, daysOfWeek }: TrendsDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  const when = period ? `, ${periodPhrase(period)}` : "";
  const only =
    daysOfWeek && daysOfWeek.length > 0 && daysOfWeek.length < 7 ? `, ${daysOfWeek.map((each) => days[each]).join(" ")} only` : "";
  const against = previous ? `, compared with ${periodPhrase(previous)}` : "";
  return [words(`${when}${only}, ${timezone}${against}`)];
}
