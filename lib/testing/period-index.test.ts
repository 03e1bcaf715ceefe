import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPlainEngine } from "../engine/local-engine.ts";
import { PlanBuilder } from "../plan/builder.ts";
import { column } from "../plan/expression.ts";
import type { DataFiles } from "../sql/dialect.ts";
import { plainDuckdb } from "../sql/duckdb/dialect.ts";
import { print } from "../sql/print.ts";
import { buckets } from "../vocabulary/buckets.ts";
import type { Interval } from "../vocabulary/interval.ts";
import { resolveRange } from "../vocabulary/period.ts";
import { periodIndex } from "../vocabulary/period-index.ts";

const files: DataFiles = {
  events: [],
  activity: [],
  journeys: [],
  users: "",
  userProperties: "",
  identities: "",
  properties: {},
  hasSessions: false,
  maxTie: 0,
  timeUnitMicros: 1,
};

/** Zones with 23- and 25-hour days, half an hour of summer time, no changes, a day that never was. */
const zones: [string, string, string][] = [
  ["UTC", "2023-11-20", "2024-05-02"],
  ["Europe/Rome", "2024-01-15", "2024-12-20"],
  ["America/New_York", "2023-10-01", "2024-04-10"],
  ["Australia/Lord_Howe", "2024-03-01", "2024-11-15"],
  ["Pacific/Apia", "2011-12-01", "2012-01-31"],
];
const intervals: Interval[] = ["hour", "day", "week", "month", "quarter"];

describe("the period index", () => {
  it.each(zones)("is the bucket that holds the time, in %s", async (timezone, from, to) => {
    const engine = await openPlainEngine();
    for (const interval of intervals)
      for (const weekStart of ["monday", "sunday"] as const) {
        const period = resolveRange({ from, to }, { timezone, weekStart, dataStart: null, dataEnd: null });
        const spine = buckets(period, interval, weekStart);
        const start = (spine[0] as { startMicros: number }).startMicros;
        const end = (spine.at(-1) as { endMicros: number }).endMicros;
        const few = spine.filter((_, place) => spine.length < 200 || place % 23 < 2);
        const edges = few.flatMap(({ startMicros, endMicros }) => [startMicros, endMicros - 1]);
        const times = [...edges, start - 1, ...fc.sample(fc.integer({ min: start - 10 ** 12, max: end - 1 }), { numRuns: 500, seed: 7 })];
        const builder = new PlanBuilder();
        const rows = builder.add("moments", { is: "rows", columns: ["moment"], rows: times.map((micros) => [{ is: "instant", micros }]) });
        builder.select("answer", { from: rows, columns: [{ name: "place", value: periodIndex(column("moment"), spine) }] });
        const { sql, values } = print(builder.plan(), plainDuckdb, { files, values: "literal" });
        const answer = await engine.run({ sql, values }, { owner: "test", deadlineMs: 60_000 });
        const expected = times.map((time) => spine.findLastIndex(({ startMicros }) => startMicros <= time));
        expect(answer.values[0]?.map(Number)).toEqual(expected);
      }
    engine.close();
  });
});
