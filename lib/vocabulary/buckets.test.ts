import { describe, expect, it } from "vitest";
import { buckets } from "./buckets.ts";
import type { Interval } from "./interval.ts";

const at = (iso: string): number => Date.parse(iso) * 1000;
const period = (from: string, to: string, timezone: string) => ({ fromMicros: at(from), toMicros: at(to), from, to, timezone });

describe("buckets", () => {
  it.each(["minute", "hour", "day", "week", "month"] as const)(
    "are the same with and without a clock that could change: %s",
    (interval) => {
      // Abidjan has kept UTC since 1912, but its zone says so year by year.
      const ask = (timezone: string, unit: Interval) =>
        buckets(
          period("2024-02-27T22:31:00Z", interval === "minute" ? "2024-02-28T03:00:00Z" : "2024-03-19T03:00:00Z", timezone),
          unit,
          "sunday",
        );
      expect(ask("UTC", interval)).toEqual(ask("Africa/Abidjan", interval));
      expect(ask("UTC+3", interval)).toEqual(ask("Africa/Nairobi", interval));
      expect(ask("UTC", interval).length).toBeGreaterThan(0);
    },
  );

  it("touch the period with its last microsecond", () => {
    const days = (to: number) =>
      buckets({ ...period("2024-05-01T00:00:00Z", "2024-05-01T00:00:00Z", "UTC"), toMicros: to }, "day", "monday");
    expect(days(at("2024-05-02T00:00:00Z") - 1).map((each) => each.period)).toEqual(["2024-05-01"]);
    expect(days(at("2024-05-02T00:00:00Z")).map((each) => each.period)).toEqual(["2024-05-01", "2024-05-02"]);
    expect(days(at("2024-04-30T00:00:00Z"))).toEqual([]);
  });

  it("are not endless", () => {
    expect(() => buckets(period("2024-01-01T00:00:00Z", "2024-03-01T00:00:00Z", "UTC"), "minute", "monday")).toThrow(
      /more than 10000 minute/,
    );
  });
});
