import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { frequentEvents, rareSteps } from "../make-export.ts";
import { all, type Digits, date, type Question, type Reads, rowsOf, thirty } from "../question.ts";

const dayMs = 86_400_000;
const is = (event: string): string => `event_key = ${eventKey(event)}`;

/** The days after a range in which a window of a week may end. */
const weekAfter = (day: string): string => new Date(Date.parse(day) + 7 * dayMs).toISOString().slice(0, 10);
const micros = "toUInt64(toUnixTimestamp64Micro(time))";
const weekMicros = 7 * 86_400 * 1_000_000;

type Funnel = {
  name: string;
  says: string;
  steps: readonly string[];
  range: typeof thirty;
  with?: Record<string, unknown>;
  columns?: string[];
  where?: string;
};

function reads({ steps, range, columns = [], where }: Funnel): Reads {
  const to = weekAfter(range.to) > all.to ? all.to : weekAfter(range.to);
  return { columns: ["event", "user", "time", ...columns], events: steps, from: range.from, to, ...(where ? { where } : {}) };
}

/** The conditions of windowFunnel: an entry must lie in the range. */
function conditions(steps: readonly string[], range: typeof thirty): string {
  const [first = "", ...rest] = steps.map(is);
  return [`${first} AND time < toDateTime64('${range.to} 00:00:00', 6, 'UTC') + INTERVAL 1 DAY`, ...rest].join(", ");
}

function perLevel(steps: readonly string[]): string {
  return steps.map((_, index) => `countIf(level >= ${index + 1})`).join(", ");
}

const stepCounts = (result: FunnelResult): Digits => [(result.steps ?? []).map(({ count }) => count)];

function funnel(given: Funnel): Question {
  const { name, says, steps, range } = given;
  const rows = reads(given);
  return {
    name,
    says,
    definition: { kind: "funnel", steps: steps.map((event) => ({ event })), range, window: { value: 7, unit: "day" }, ...given.with },
    reads: rows,
    clickhouse: (source) =>
      `SELECT ${perLevel(steps)} FROM (SELECT user, windowFunnel(${weekMicros})(${micros}, ${conditions(steps, range)}) AS level FROM ${rowsOf(rows, source)} GROUP BY user)`,
    digits: stepCounts,
  };
}

/** The country is the same in all events of a user, so that any event tells the group. */
function byCountry(given: Funnel): Question {
  const rows = reads(given);
  return {
    ...funnel(given),
    clickhouse: (source) =>
      `SELECT * FROM (SELECT country, ${perLevel(given.steps)} FROM (SELECT user, any(p_country) AS country, windowFunnel(${weekMicros})(${micros}, ${conditions(given.steps, given.range)}) AS level FROM ${rowsOf(rows, source)} GROUP BY user) WHERE level > 0 GROUP BY country) ORDER BY country`,
    digits: (result: FunnelResult) =>
      (result.groups ?? [])
        .map(({ group, steps }) => [group, ...steps.map(({ count }) => count)])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

/** windowFunnel's own strict mode ends at a user's first failed attempt; the best attempt takes the neighbours in the sorted rows. */
function strict(given: Funnel): Question {
  const rows: Reads = { ...reads(given), events: null };
  const step = (index: number): string => `if(e[i + ${index}] = ${index + 1} AND t[i + ${index}] <= t[i] + ${weekMicros}, `;
  const chain = given.steps
    .slice(1)
    .reduceRight((deeper, _, index) => `${step(index + 1)}${deeper}, ${index + 1})`, String(given.steps.length));
  const until = `toUnixTimestamp64Micro(toDateTime64('${given.range.to} 00:00:00', 6, 'UTC') + INTERVAL 1 DAY)`;
  const kind = `transform(event_key, [${given.steps.map(eventKey).join(", ")}], [${given.steps.map((_, index) => index + 1).join(", ")}], 0)`;
  return {
    ...funnel({ ...given, with: { order: "strict" } }),
    reads: rows,
    clickhouse: (source) =>
      `SELECT ${perLevel(given.steps)} FROM (
        SELECT user, arraySort(groupArray((${micros}, toUInt8(${kind})))) AS s, s.1 AS t, s.2 AS e, arrayMax(arrayMap(i -> if(e[i] = 1 AND t[i] < ${until}, ${chain}, 0), arrayEnumerate(e))) AS level
        FROM ${rowsOf(rows, source)} GROUP BY user)`,
  };
}

/** A funnel per day of entry; a window of one day, so that ClickHouse has to look at each row in two buckets only. */
function trend(given: Funnel): Question {
  const rows: Reads = { ...reads(given), to: date(130) };
  const [first = "", ...rest] = given.steps.map(is);
  const cells = [`${first} AND toDate(time, 'UTC') = bucket`, ...rest].join(", ");
  return {
    ...funnel({ ...given, with: { view: "trend", interval: "day", window: { value: 1, unit: "day" } } }),
    reads: rows,
    clickhouse: (source) =>
      `SELECT toString(bucket), countIf(level >= 1) AS entered, countIf(level >= ${given.steps.length}) FROM (
        SELECT user, bucket, windowFunnel(${weekMicros / 7})(${micros}, ${cells}) AS level
        FROM (SELECT user, time, event_key, arrayJoin([toDate(time, 'UTC'), toDate(time, 'UTC') - 1]) AS bucket FROM ${rowsOf(rows, source)})
        WHERE bucket >= toDate('${given.range.from}') AND bucket <= toDate('${given.range.to}') GROUP BY user, bucket) GROUP BY bucket HAVING entered > 0 ORDER BY bucket`,
    digits: (result: FunnelResult) =>
      (result.series ?? []).filter(({ entered }) => entered > 0).map(({ period, entered, converted }) => [period, entered, converted]),
  };
}

const middle = ["page_viewed", "article_opened", "invoice_shared"] as const;

/** Funnels. */
export const funnelQuestions: readonly Question[] = [
  funnel({ name: "rare", says: "5 rare steps, 30 days", steps: rareSteps, range: thirty }),
  funnel({ name: "frequent", says: "the 5 most frequent events, 30 days", steps: frequentEvents, range: thirty }),
  funnel({ name: "long", says: "3 steps, 180 days", steps: middle, range: all }),
  byCountry({
    name: "breakdown",
    says: "3 steps, 30 days, by country",
    steps: middle,
    range: thirty,
    columns: ["p_country"],
    with: { breakdown: { property: "country" } },
  }),
  funnel({
    name: "filter",
    says: "5 frequent events on iOS, 30 days",
    steps: frequentEvents,
    range: thirty,
    columns: ["p_platform"],
    where: "p_platform = 'ios'",
    with: { filters: [{ property: "platform", value: "ios" }] },
  }),
  strict({ name: "strict", says: "3 frequent events with nothing between, 30 days", steps: frequentEvents.slice(0, 3), range: thirty }),
  trend({ name: "trend", says: "3 steps by day of entry, 30 days", steps: middle, range: thirty }),
];
