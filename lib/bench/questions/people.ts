import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import type { TrendsResult } from "../../reports/trends/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { all, type Digits, type Question, type Reads, rowsOf, thirty } from "../question.ts";

const page = 100;
const event = "page_viewed";
const reads: Reads = { columns: ["event", "user", "time"], events: [event], ...all };

/** The first page of everybody behind a bar of 180 days, most events first. */
const behindBar: Question = {
  name: "people-of-a-bar",
  says: "the first page of the users behind a bar of 180 days",
  definition: { kind: "trends", range: all, series: [{ event, measure: "unique_users" }], view: "actors", part: { limit: page } },
  reads,
  clickhouse: (source) =>
    `SELECT count() OVER () AS users, events FROM (SELECT user, count() AS events FROM ${rowsOf(reads, source)} GROUP BY user) ORDER BY events DESC LIMIT ${page}`,
  digits: ({ actors = [], actorCount = 0 }: TrendsResult): Digits => actors.map(({ events }) => [actorCount, events]),
};

const steps = [event, "product_viewed"] as const;
const [first, second] = steps.map((name) => `event_key = ${eventKey(name)}`);
const funnelReads: Reads = { columns: ["event", "user", "time"], events: steps, ...thirty };

/** The first page of those who entered a funnel and never went on. */
const droppedOff: Question = {
  name: "people-dropped",
  says: "the first page of the users that dropped off a funnel of 30 days",
  definition: {
    kind: "funnel",
    range: thirty,
    rangeCovers: "all",
    window: null,
    steps: steps.map((name) => ({ event: name })),
    view: "actors",
    part: { step: 2, state: "dropped", limit: page },
  },
  reads: funnelReads,
  clickhouse: (source) =>
    `SELECT count() FROM (SELECT user FROM ${rowsOf(funnelReads, source)} GROUP BY user
     HAVING countIf(${first}) > 0 AND NOT (countIf(${second}) > 0 AND maxIf(time, ${second}) >= minIf(time, ${first})))`,
  digits: ({ actorCount = 0 }: FunnelResult): Digits => [[actorCount]],
};

/** Who is behind a number. */
export const peopleQuestions: readonly Question[] = [behindBar, droppedOff];
