import { expect, test } from "vitest";
import { retentionDefinition } from "../definition.ts";
import { reading } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const retention = (rest: object) =>
  retentionDefinition.parse({ kind: "retention", start: { event: "sign_up" }, return: { event: "purchase" }, ...rest });

test("cohorts of the first start ever, by default", () => {
  expect(reading(retention({ timezone: "Europe/Rome" }), may)).toBe(
    "Users by the day of their first *sign_up* ever, and how many did *purchase* day by day after it, 1–31 May 2024, Europe/Rome",
  );
});

test("recurring cohorts, on or after, several times", () => {
  expect(reading(retention({ mode: "recurring", interval: "week", returning: "on_or_after", minOccurrences: 2 }), null)).toBe(
    "Users in each week in which they did *sign_up*, and how many did *purchase* at least 2 times week by week after it or later, UTC",
  );
});

test("rolling brackets with an amount and a breakdown on both events", () => {
  const definition = retention({
    windows: "rolling",
    mode: "first_in_range",
    bracketRanges: [
      [1, 3],
      [4, 4],
    ],
    amount: { avg: "price" },
    breakdown: { property: "plan", at: "both" },
    filters: [{ property: "country", value: "IT" }],
    countBy: { property: "company" },
  });
  expect(reading(definition, may, { from: "2024-04-01", to: "2024-04-30" })).toBe(
    "Values of *company* by the day of their first *sign_up* in these dates, and how many did *purchase* in days 1–3, 4 after it, " +
      "in 24-hour days from that event on, with the average of *price* per retained one, where *country* is *IT*, " +
      "by *plan* (the same on both events), 1–31 May 2024, UTC, compared with 1–30 Apr 2024",
  );
});

test("gaps", () => {
  expect(reading(retention({ view: "gaps" }), null)).toBe("Users by how many days pass until the next day with *purchase*, UTC");
});

test.each([
  [{ bracketRanges: [[3, 1]] }, "a bracket goes from the smaller"],
  [
    {
      bracketRanges: [
        [1, 3],
        [3, 4],
      ],
    },
    "without overlap: begin this one after 3",
  ],
  [{ breakdown: {} }, "name the property"],
  [{ breakdown: { property: "x", of: "user", at: "both" } }, "only an event property"],
  [{ view: "actors" }, "which cell"],
  [{ periods: 3, part: { column: 3 } }, "last column is 2"],
  [{ part: { column: 1, group: "x" } }, "no groups"],
  [{ start: { event: "a", occurrence: "first_ever" } }, "choose with mode"],
  [{ colour: "red" }, "colour"],
  [{ view: "actors", part: { column: 1, of: "previous" } }, "no previous period"],
])("%j is refused", (rest, message) => {
  const parsed = retentionDefinition.safeParse({ kind: "retention", start: { event: "a" }, return: { event: "b" }, ...rest });
  expect(JSON.stringify(parsed.error?.issues)).toContain(message);
});
