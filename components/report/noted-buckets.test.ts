import { expect, test } from "vitest";
import { bucketOfDay, daysOfBucket } from "./noted-buckets.ts";

const bucket = (period: string) => ({ period, partial: false });
const weeks = {
  period: { from: "2024-05-01", to: "2024-05-16", timezone: "UTC" },
  buckets: ["2024-04-29", "2024-05-06", "2024-05-13"].map(bucket),
};
const hours = {
  period: { from: "2024-05-01", to: "2024-05-02", timezone: "UTC" },
  buckets: ["2024-05-01T00:00", "2024-05-01T01:00", "2024-05-02T00:00", "2024-05-02T01:00"].map(bucket),
};

test("a day falls on its week, or on the first hour of it, and nowhere outside the range", () => {
  expect(["2024-04-30", "2024-05-01", "2024-05-12", "2024-05-16", "2024-05-17"].map((day) => bucketOfDay(day, weeks))).toEqual([
    -1, 0, 1, 2, -1,
  ]);
  expect(bucketOfDay("2024-05-02", hours)).toBe(2);
});

test("a point has the days that lie in the range", () => {
  expect(daysOfBucket(0, weeks, "week")).toMatchObject({ from: "2024-05-01", to: "2024-05-05" });
  expect(daysOfBucket(2, weeks, "week")).toMatchObject({ from: "2024-05-13", to: "2024-05-16" });
  expect(daysOfBucket(1, hours, "hour")).toEqual({ label: "1 May", from: "2024-05-01", to: "2024-05-01" });
  expect(daysOfBucket(9, hours, "hour")).toBeNull();
});
