import type { RetentionResult } from "../../reports/retention/result/answer.ts";
import { all, type Digits, type Question, type Reads, rowsOf } from "../question.ts";

const event = "page_viewed";
const reads: Reads = { columns: ["event", "user", "time"], events: [event], ...all };

/** The intervals of 180 days, and how ClickHouse numbers the one that holds an event from 0. */
const intervals = {
  day: { periods: 180, index: `toUInt16(toDate(time, 'UTC') - toDate('${all.from}'))` },
  week: { periods: 26, index: `toUInt16(intDiv(toDate(time, 'UTC') - toDate('${all.from}'), 7))` },
  month: { periods: 6, index: "toUInt16(toMonth(toDate(time, 'UTC')) - 1)" },
} as const;

/** Who comes back, by the interval of the first time: the interval of the birth and of each return, in all combinations. */
function firstTime(name: string, interval: keyof typeof intervals): Question {
  const { periods, index } = intervals[interval];
  return {
    name,
    says: `by ${interval} of the first time, 180 days`,
    definition: asked({ interval, periods, mode: "first_ever" }),
    reads,
    clickhouse: (source) =>
      `SELECT born, seen - born AS k, count() FROM (
        SELECT user, arrayJoin(groupUniqArray(${index}) AS at) AS seen, arrayMin(at) AS born FROM ${rowsOf(reads, source)} GROUP BY user)
        GROUP BY born, k ORDER BY born, k`,
    digits: cells,
  };
}

/** In the cohort of every interval in which they came. */
function recurring(name: string, interval: keyof typeof intervals): Question {
  const { periods, index } = intervals[interval];
  return {
    name,
    says: `by every ${interval} in which they came, 180 days`,
    definition: asked({ interval, periods, mode: "recurring" }),
    reads,
    clickhouse: (source) =>
      `SELECT born, seen - born AS k, count() FROM (
        SELECT arrayJoin(at) AS born, arrayJoin(arrayFilter(later -> later >= born, at)) AS seen
        FROM (SELECT user, groupUniqArray(${index}) AS at FROM ${rowsOf(reads, source)} GROUP BY user))
        GROUP BY born, k ORDER BY born, k`,
    digits: cells,
  };
}

function asked(words: Record<string, unknown>): Record<string, unknown> {
  return { kind: "retention", range: all, start: { event }, return: { event }, ...words };
}

/** Cells with somebody in them: cohort, interval, units. */
function cells({ cohorts = [] }: RetentionResult): Digits {
  return cohorts.flatMap(({ cells: own }, cohort) => own.flatMap(({ column, retained }) => (retained ? [[cohort, column, retained]] : [])));
}

/** Retention by day, week and month. */
export const retentionQuestions: readonly Question[] = [
  firstTime("retention-daily", "day"),
  firstTime("retention-weekly", "week"),
  firstTime("retention-monthly", "month"),
  recurring("retention-recurring", "day"),
];
