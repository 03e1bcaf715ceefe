import { expect, test } from "vitest";
import { funnelDefinition } from "../definition.ts";
import { reading, readingPhrases } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const funnel = (rest: object) => funnelDefinition.parse({ kind: "funnel", steps: [{ event: "sign_up" }, { event: "purchase" }], ...rest });

test("the sentence of the design", () => {
  expect(reading(funnel({ timezone: "Europe/Rome" }), may)).toBe(
    "Users who did *sign_up* then *purchase* within 7 days, 1–31 May 2024, Europe/Rome",
  );
});

test("order and windows", () => {
  expect(reading(funnel({ order: "strict", window: null }), null)).toBe(
    "Users who did *sign_up* directly followed by *purchase* with no time limit, UTC",
  );
  expect(reading(funnel({ order: "unordered", window: { value: 1, unit: "hour" } }), null)).toBe(
    "Users who did *sign_up* and *purchase* in any order within 1 hour, UTC",
  );
  expect(reading(funnel({ stepWindows: [{ value: 30, unit: "minute" }] }), null)).toContain("within 30 minutes from step to step");
  const three = { steps: [{ event: "a" }, { event: "b" }, { event: "c" }] };
  const hour = { value: 1, unit: "hour" };
  expect(reading(funnel({ ...three, stepWindows: [hour, hour] }), null)).toContain("within 1 hour from step to step");
  expect(reading(funnel({ ...three, stepWindows: [hour, null] }), null)).toContain("within 1 hour, no limit from step to step");
});

test("filters, exclusions, breakdown and compare", () => {
  const definition = funnel({
    steps: [{ event: "a", where: [{ property: "plan", value: ["pro", "team"] }] }, { event: null, optional: true }, { event: ["b", "c"] }],
    filters: [
      {
        or: [
          { property: "country", value: "IT" },
          { property: "age", of: "user", op: "gte", value: 18 },
        ],
      },
      { property: "x", value: "y", off: true },
    ],
    exclusions: [{ event: "refund", after: 1, before: 3 }],
    hold: ["cart"],
    breakdown: { property: "browser" },
    countBy: "session",
  });
  expect(reading(definition, may, { from: "2023-05-01", to: "2023-05-31" })).toBe(
    "Sessions with *a* where *plan* is *pro* or *team* then optionally any event then *b* or *c* within 7 days with the same *cart*, " +
      "without *refund* between steps 1 and 3, where (*country* is *IT* or *age* ≥ *18*), by *browser*, 1–31 May 2024, UTC, compared with 1–31 May 2023",
  );
});

test("hostile names stay whole and marked as names", () => {
  const name = '<img src=x onerror="alert(1)">';
  expect(readingPhrases(funnel({ steps: [{ event: name }] }), null)).toContainEqual({ text: name, name: true });
});

test("periods across months and years", () => {
  expect(reading(funnel({}), { from: "2024-04-28", to: "2024-05-04" })).toContain(", 28 Apr – 4 May 2024, UTC");
  expect(reading(funnel({}), { from: "2023-12-28", to: "2024-01-04" })).toContain(", 28 Dec 2023 – 4 Jan 2024, UTC");
  expect(reading(funnel({}), { from: "2024-05-04", to: "2024-05-04" })).toContain(", 4 May 2024, UTC");
});
