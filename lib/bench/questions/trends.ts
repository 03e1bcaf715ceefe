import type { TrendsResult } from "../../reports/trends/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { eventNames } from "../make-export.ts";
import { all, type Digits, date, type Question, type Reads, rowsOf } from "../question.ts";

const five = eventNames.slice(0, 5);
const ninety = { from: date(60), to: date(149) };
const ofFive: Reads = { columns: ["event", "user", "time"], events: five, ...ninety };
const ofAny: Reads = { columns: ["user", "time"], events: null, ...all };

const dayAfter = (from: string): string => `toInt32(toDate(time, 'UTC') - toDate('${from}'))`;

/** The points of every series, one row per day. */
function byDay({ buckets, series }: TrendsResult): Digits {
  return buckets.map((_, index) => [index, ...series.map(({ points }) => points[index]?.value ?? 0)]);
}

const dailyOfFive: Question = {
  name: "daily-users-of-five",
  says: "daily unique users of five events, 90 days",
  definition: { kind: "trends", range: ninety, series: five.map((event) => ({ event, measure: "unique_users" })), interval: "day" },
  reads: ofFive,
  clickhouse: (source) =>
    `SELECT ${dayAfter(ninety.from)} AS day, ${five.map((event) => `uniqExactIf(user, event_key = ${eventKey(event)})`).join(", ")}
    FROM ${rowsOf(ofFive, source)} GROUP BY day ORDER BY day`,
  digits: byDay,
};

const daily: Question = {
  name: "daily-users",
  says: "daily unique users of all events, 180 days",
  definition: { kind: "trends", range: all, series: [{ event: null, measure: "unique_users" }], interval: "day" },
  reads: ofAny,
  clickhouse: (source) => `SELECT ${dayAfter(all.from)} AS day, uniqExact(user) FROM ${rowsOf(ofAny, source)} GROUP BY day ORDER BY day`,
  digits: byDay,
};

/** ClickHouse counts a user at a day once: by the last of his days in the 30 that end with it. */
const rolling: Question = {
  name: "rolling-month",
  says: "users of the last 30 days by day, 180 days",
  definition: { kind: "trends", range: all, series: [{ event: null, measure: "monthly_active" }], interval: "day" },
  reads: ofAny,
  clickhouse: (source) =>
    `SELECT at, count() FROM (
      SELECT day + arrayJoin(range(30)) AS at, day, days FROM (
        SELECT arrayJoin(days) AS day, days FROM (
          SELECT groupUniqArray(${dayAfter(all.from)}) AS days FROM ${rowsOf(ofAny, source)} GROUP BY user)))
    WHERE at <= 179 AND NOT arrayExists(other -> other > day AND other <= at, days) GROUP BY at ORDER BY at`,
  digits: byDay,
};

/** How many users there are, day by day. */
export const trendsQuestions: readonly Question[] = [dailyOfFive, daily, rolling];
