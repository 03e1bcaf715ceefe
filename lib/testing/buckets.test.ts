import { describe, expect, it } from "vitest";
import { buckets } from "../vocabulary/buckets.ts";
import type { Interval } from "../vocabulary/interval.ts";
import { bucketsOf } from "./reference/period.ts";

const at = (iso: string): number => Date.parse(iso) * 1000;
const period = (from: string, to: string, timezone: string) => ({ fromMicros: at(from), toMicros: at(to), from, to, timezone });

/** Stretches around changes of clocks: by an hour, by half of one, at midnight, and over a day that never was. */
const changes = [
  ["UTC", "2024-02-27T22:31:00Z", "2024-03-19T03:00:00Z"],
  ["UTC+3", "2024-02-27T22:31:00Z", "2024-03-19T03:00:00Z"],
  ["Europe/Rome", "2024-03-15T00:00:00Z", "2024-04-10T12:00:00Z"],
  ["Europe/Rome", "2024-10-15T00:00:00Z", "2024-11-10T12:00:00Z"],
  ["Australia/Lord_Howe", "2024-03-31T00:00:00Z", "2024-04-20T00:00:00Z"],
  ["Australia/Lord_Howe", "2024-09-25T00:00:00Z", "2024-10-20T00:00:00Z"],
  ["America/Sao_Paulo", "2018-10-25T00:00:00Z", "2018-11-15T00:00:00Z"],
  ["Africa/Cairo", "2024-04-15T00:00:00Z", "2024-05-10T00:00:00Z"],
  ["Pacific/Apia", "2011-12-15T00:00:00Z", "2012-01-15T00:00:00Z"],
] as const;

describe("buckets", () => {
  it.each(["hour", "day", "week", "month", "quarter"] as const)("are the calendar's, whatever clocks do: %s", (interval) => {
    for (const [timezone, from, to] of changes)
      for (const weekStart of ["monday", "sunday"] as const) {
        const expected = bucketsOf({ from: at(from), to: at(to), wholeDays: true }, interval, { timezone, weekStart });
        const found = buckets(period(from, to, timezone), interval, weekStart);
        expect(
          found.map(({ period: name, startMicros, endMicros }) => ({ period: name, start: startMicros, end: endMicros })),
          `${timezone} ${from} ${weekStart}`,
        ).toEqual(expected);
        expect(found.length).toBeGreaterThan(0);
      }
  });

  it("touch the period with its last microsecond", () => {
    const from = "2024-05-01T00:00:00Z";
    const days = (to: number) => buckets({ ...period(from, from, "UTC"), toMicros: to }, "day", "monday").map((each) => each.period);
    expect(days(at("2024-05-02T00:00:00Z") - 1)).toEqual(["2024-05-01"]);
    expect(days(at("2024-05-02T00:00:00Z"))).toEqual(["2024-05-01", "2024-05-02"]);
    expect(days(at("2024-04-30T00:00:00Z"))).toEqual([]);
  });

  it("are not endless", () => {
    const ask = (interval: Interval) => buckets(period("2024-01-01T00:00:00Z", "2024-03-01T00:00:00Z", "UTC"), interval, "monday");
    expect(() => ask("minute")).toThrow(/more than 10000 minute/);
  });
});
