import type { LifecycleResult } from "../../reports/lifecycle/result/answer.ts";
import { all, type Digits, type Question, type Reads, rowsOf } from "../question.ts";

const event = "page_viewed";
const reads: Reads = { columns: ["event", "user", "time"], events: [event], ...all };

/** How ClickHouse numbers the interval of an event from 0. */
const intervals = {
  day: `toInt32(toDate(time, 'UTC') - toDate('${all.from}'))`,
  week: `toInt32(intDiv(toDate(time, 'UTC') - toDate('${all.from}'), 7))`,
} as const;

const last = { day: 179, week: 25 } as const;

/** New, returning, resurrecting and dormant users: ClickHouse sorts each user's intervals and looks at the neighbours. */
function lifecycle(name: string, interval: keyof typeof intervals): Question {
  return {
    name,
    says: `by ${interval}, 180 days`,
    definition: { kind: "lifecycle", range: all, event: { event }, interval },
    reads,
    clickhouse: (source) =>
      `SELECT at, countIf(state = 1), countIf(state = 2), countIf(state = 3), countIf(state = 4) FROM (
        SELECT arrayJoin(arrayConcat(
          arrayMap((p, i) -> (p, if(i = 1, 1, if(seen[i - 1] = p - 1, 2, 3))), seen, arrayEnumerate(seen)),
          arrayFilter(x -> x.1 <= ${last[interval]}, arrayMap((p, i) -> (p + 1, if(i < length(seen) AND seen[i + 1] = p + 1, 0, 4)), seen, arrayEnumerate(seen))))) AS each,
          each.1 AS at, each.2 AS state
        FROM (SELECT user, arraySort(groupUniqArray(${intervals[interval]})) AS seen FROM ${rowsOf(reads, source)} GROUP BY user))
      WHERE state > 0 GROUP BY at ORDER BY at`,
    digits: states,
  };
}

function states({ points = [] }: LifecycleResult): Digits {
  return points.map((point, index) => [index, point.new, point.returning, point.resurrecting, point.dormant]);
}

/** The lifecycle by day and week. */
export const lifecycleQuestions: readonly Question[] = [lifecycle("lifecycle-daily", "day"), lifecycle("lifecycle-weekly", "week")];
