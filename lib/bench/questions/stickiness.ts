import type { StickinessResult } from "../../reports/stickiness/result/answer.ts";
import { all, type Digits, type Question, type Reads, rowsOf } from "../question.ts";

const event = "page_viewed";
const reads: Reads = { columns: ["event", "user", "time"], events: [event], ...all };

/** Users by the number of days, of 180, on which they came. */
const distribution: Question = {
  name: "stickiness",
  says: "users by active days, 180 days",
  definition: { kind: "stickiness", range: all, series: [{ event }], interval: "day" },
  reads,
  clickhouse: (source) =>
    `SELECT days, count() FROM (SELECT uniqExact(toDate(time, 'UTC')) AS days FROM ${rowsOf(reads, source)} GROUP BY user) GROUP BY days ORDER BY days`,
  digits: ({ series = [] }: StickinessResult): Digits =>
    (series[0]?.values ?? []).flatMap(({ periods, count }) => (count > 0 ? [[periods, count]] : [])),
};

/** Daily and monthly users of every day of 180. */
const ratio: Question = {
  name: "dau-mau",
  says: "daily and 30-day users by day, 180 days",
  definition: { kind: "stickiness", range: all, series: [{ event }], interval: "day", view: "ratio" },
  reads,
  clickhouse: (source) =>
    `SELECT at, sum(came), sum(inside) FROM (
      SELECT day + add AS at, if(add = 0, 1, 0) AS came, 1 AS inside FROM (
        SELECT user, arrayJoin(days) AS day, arrayJoin(range(30)) AS add, days FROM (
          SELECT user, groupUniqArray(toInt32(toDate(time, 'UTC') - toDate('${all.from}'))) AS days FROM ${rowsOf(reads, source)} GROUP BY user))
      WHERE add = 0 OR NOT arrayExists(other -> other > day AND other <= day + add, days))
    WHERE at <= 179 GROUP BY at ORDER BY at`,
  digits: ({ ratio: series = [] }: StickinessResult): Digits =>
    (series[0]?.points ?? []).map(({ dau, mau }, index) => [index, dau ?? 0, mau ?? 0]),
};

/** How often users come. */
export const stickinessQuestions: readonly Question[] = [distribution, ratio];
