import { expect, test } from "vitest";
import { spoken } from "../../../vocabulary/phrase.ts";
import { trendsDefinition } from "../definition.ts";
import { readingPhrases } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const read = (rest: object, ...dates: [({ from: string; to: string } | null)?, { from: string; to: string }?]) =>
  spoken(readingPhrases(trendsDefinition.parse({ kind: "trends", series: [{ event: "sign_up" }], ...rest }), dates[0] ?? null, dates[1]));

test("one series", () => {
  expect(read({ timezone: "Europe/Rome" }, may)).toBe("Number of *sign_up*, by day, 1–31 May 2024, Europe/Rome");
  expect(read({ series: [{ event: null, measure: "monthly_active" }], interval: "week" })).toBe(
    "Monthly active users with any event, by week, UTC",
  );
});

test("measures say what they count", () => {
  const of = (measure: unknown, rest = {}) => read({ series: [{ event: "a", measure }], view: "number", ...rest });
  expect(of("unique_users", { countBy: { property: "company" } })).toBe("Unique values of *company* with *a*, over the whole time, UTC");
  expect(of("per_user_average", { countBy: "session" })).toBe("Average per session of *a*, over the whole time, UTC");
  expect(of({ p90: "price" })).toBe("90th percentile of *price* of *a*, over the whole time, UTC");
  expect(of({ session: "duration", average: "median" })).toBe("Median duration of sessions with *a*, over the whole time, UTC");
  expect(of({ session: "bounce" })).toBe("Bounce rate of sessions with *a*, over the whole time, UTC");
});

test("formulas, breakdowns, treatment and compare", () => {
  expect(
    read(
      {
        series: [
          { event: "pay", measure: { sum: "price" } },
          { event: null, measure: "unique_users", where: [{ property: "plan", value: "pro" }] },
        ],
        formula: "A/B",
        filters: [{ property: "country", of: "user", value: "IT" }],
        breakdowns: [{ property: "browser" }, { property: "age", bins: 4 }],
        smoothing: 7,
        compare: "previous_year",
        daysOfWeek: [1, 2],
      },
      may,
      { from: "2023-05-01", to: "2023-05-31" },
    ),
  ).toBe(
    "*A/B* of sum of *price* of *pay* (A) and unique users with any event where *plan* is *pro* (B), where *country* is *IT*, " +
      "by *browser* and *age* in 4 bins, by day, mean of 7 days, 1–31 May 2024, Mon Tue only, UTC, compared with 1–31 May 2023",
  );
});

test("hostile names stay whole and marked as names", () => {
  const name = "<img src=x> who one";
  const definition = trendsDefinition.parse({ kind: "trends", series: [{ event: name, measure: { sum: name } }] });
  expect(readingPhrases(definition, null).filter((each) => each.name)).toEqual([
    { text: name, name: true },
    { text: name, name: true },
  ]);
});
