import type { AdoptionResult } from "../../reports/adoption/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { eventNames } from "../make-export.ts";
import { type Digits, date, type Question, type Reads, rowsOf } from "../question.ts";

const hundred = eventNames.slice(0, 100);
const five = eventNames.slice(0, 5);
const ninety = { from: date(60), to: date(149) };
const columns = ["event", "user", "time"];
const ofAny: Reads = { columns: ["user", "time"], events: null, ...ninety };
const ofHundred: Reads = { columns, events: hundred, ...ninety };
const ofFive: Reads = { columns, events: five, ...ninety };

/** Where an event stands in a list, as ClickHouse says it. */
const placeIn = (events: readonly string[]): string => `indexOf([${events.map(eventKey).join(", ")}], event_key) - 1`;

/** To three digits: both sides interpolate. */
const rounded = (value: number | null): number => Math.round((value ?? 0) * 1000) / 1000;

/** The middle and the upper percentiles of a figure per user, as ClickHouse says them. */
const spread = (figure: string): string[] =>
  [1, 2, 3].map((each) => `round(quantilesExactInclusive(0.5, 0.75, 0.9)(${figure})[${each}], 3)`);

/** How widely and how often each of a hundred features is used: users of all, uses and days of use per user. */
const matrix: Question = {
  name: "adoption-matrix",
  says: "adoption matrix of 100 features, 90 days",
  definition: { kind: "adoption", range: ninety, features: hundred.map((event) => ({ event })), view: "matrix" },
  reads: ofHundred,
  clickhouse: (source) =>
    `SELECT ${placeIn(hundred)} AS place, count(), sum(uses), (SELECT uniqExact(user) FROM ${rowsOf(ofAny, source)}),
      ${[...spread("uses"), ...spread("days")].join(", ")}
    FROM (SELECT event_key, user, count() AS uses, uniqExact(toDate(time, 'UTC')) AS days FROM ${rowsOf(ofHundred, source)} GROUP BY event_key, user)
    GROUP BY place ORDER BY place`,
  digits: ({ features }: AdoptionResult): Digits =>
    features.map(({ matrix: facts }, place) => {
      const spreads = [facts?.usesPerUser, facts?.daysPerUser].flatMap((each) => [each?.median, each?.p75, each?.p90]);
      return [place, facts?.users ?? 0, facts?.uses ?? 0, facts?.base ?? 0, ...spreads.map((each) => rounded(each ?? null))];
    }),
};

/** The share of a week's users who use each of five features, and how often. */
const rate: Question = {
  name: "adoption-rate",
  says: "adoption by week of five features, 90 days",
  definition: { kind: "adoption", range: ninety, features: five.map((event) => ({ event })), view: "rate" },
  reads: ofAny,
  clickhouse: (source) =>
    `SELECT toInt32((toMonday(time, 'UTC') - toMonday(toDate('${ninety.from}'))) / 7) AS week, uniqExact(user),
      ${five.map((event) => `uniqExactIf(user, event_key = ${eventKey(event)}), countIf(event_key = ${eventKey(event)})`).join(", ")}
    FROM ${rowsOf(ofAny, source)} GROUP BY week ORDER BY week`,
  digits: ({ buckets, features }: AdoptionResult): Digits =>
    buckets.map((_, index) => [
      index,
      features[0]?.points?.[index]?.base ?? 0,
      ...features.flatMap(({ points }) => [points?.[index]?.users ?? 0, points?.[index]?.uses ?? 0]),
    ]),
};

/** New, continuing and returning users of five features: their first use of all time, and the week before. */
const adopters: Question = {
  name: "adoption-adopters",
  says: "new, continuing and returning users by week of five features, 90 days",
  definition: { kind: "adoption", range: ninety, features: five.map((event) => ({ event })), view: "adopters" },
  reads: { ...ofFive, from: date(0) },
  clickhouse: (source) =>
    `SELECT place, week, sum(week = born), sum(week != born AND has(weeks, week - 1)), sum(week != born AND NOT has(weeks, week - 1)) FROM (
      SELECT ${placeIn(five)} AS place, user, groupUniqArray(toInt32(intDiv(toDate(time, 'UTC') - toMonday(toDate('${ninety.from}')) + 700, 7)) - 100) AS weeks,
        toInt32(intDiv(toDate(min(time), 'UTC') - toMonday(toDate('${ninety.from}')) + 700, 7)) - 100 AS born,
        arrayJoin(weeks) AS week
      FROM ${rowsOf({ ...ofFive, from: date(0) }, source)} GROUP BY event_key, user) WHERE week > 0 GROUP BY place, week ORDER BY place, week`,
  digits: ({ features }: AdoptionResult): Digits =>
    features.flatMap(({ adopters: points = [] }, place) =>
      points.slice(1).map(({ new: fresh, continuing, returning }, index) => [place, index + 1, fresh, continuing, returning]),
    ),
};

/** How a hundred features are taken up. */
export const adoptionQuestions: readonly Question[] = [matrix, rate, adopters];
