import { expect, test } from "vitest";
import { comparedMoment, comparedPeriod, resolveRange } from "./period.ts";

const period = (from: string, to: string, timezone = "UTC") =>
  resolveRange({ from, to }, { timezone, weekStart: "monday", dataStart: null, dataEnd: null });
const micros = (text: string) => Date.parse(text) * 1000;

test("as far in the week before as Wednesday noon is in this one", () => {
  const week = period("2024-05-06", "2024-05-12");
  expect(comparedMoment(micros("2024-05-08T12:00:00Z"), week, "previous_period")).toBe(micros("2024-05-01T12:00:00Z"));
  expect(comparedMoment(micros("2024-05-08T12:00:00Z") + 7, week, "previous_period") % 1000).toBe(7);
});

test("noon stays noon when clocks change between, and the last moment meets the end of the compared period", () => {
  const week = period("2024-03-31", "2024-04-06", "Europe/Rome");
  expect(comparedMoment(micros("2024-04-01T10:00:00Z"), week, "previous_period")).toBe(micros("2024-03-25T11:00:00Z"));
  expect(comparedMoment(week.toMicros, week, "previous_period")).toBe(comparedPeriod(week, "previous_period").toMicros);
});

test("a year or a month earlier, and the elapsed length of a period with hours", () => {
  const month = period("2024-02-01", "2024-02-29");
  expect(comparedMoment(micros("2024-02-29T10:00:00Z"), month, "previous_year")).toBe(micros("2023-02-28T10:00:00Z"));
  expect(comparedMoment(micros("2024-02-10T10:00:00Z"), month, { shift: { value: 1, unit: "month" } })).toBe(
    micros("2024-01-10T10:00:00Z"),
  );
  const hours = period("2024-05-01T10:00", "2024-05-01T11:59:59.999999");
  expect(comparedMoment(micros("2024-05-01T10:30:00Z"), hours, "previous_period")).toBe(micros("2024-05-01T08:30:00Z"));
});

test("a shift by hours leaves whole days, and says so", () => {
  const days = period("2024-05-01", "2024-05-04");
  const shifted = comparedPeriod(days, { shift: { value: 5, unit: "hour" } });
  expect([shifted.from, shifted.to]).toEqual(["2024-04-30T19:00:00", "2024-05-04T18:59:59"]);
  expect(comparedPeriod(days, { shift: { value: 24, unit: "hour" } }).from).toBe("2024-04-30");
});
