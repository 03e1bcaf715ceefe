import { expect, test } from "vitest";
import { lifecycleDefinition } from "../definition.ts";
import { reading } from "./reading.ts";

test("the question in words", () => {
  const definition = lifecycleDefinition.parse({
    kind: "lifecycle",
    event: { event: "play" },
    interval: "week",
    breakdown: { property: "plan", of: "user" },
    daysOfWeek: [6, 7],
  });
  expect(reading(definition, { from: "2024-04-29", to: "2024-06-02" })).toBe(
    "Users that are new, returning, resurrecting or dormant with *play* in each week, by *plan*, 29 Apr – 2 Jun 2024, Sat Sun only, UTC",
  );
});

test.each([
  [{ view: "actors" }, "period and state"],
  [{ event: { event: "a", occurrence: "first_ever" } }, "can only be new"],
  [{ breakdown: { of: "cohort" } }, "name the property or the cohorts"],
  [{ part: { period: "2024-05-01", state: "new", group: "x" } }, "no groups"],
  [{ view: "actors", part: { period: "2024-05-01", state: "new", of: "previous" } }, "no previous period"],
  [{ breakdown: { property: "p", of: "session" } }, "many sessions"],
])("%j is refused", (rest, message) => {
  const parsed = lifecycleDefinition.safeParse({ kind: "lifecycle", event: { event: "play" }, ...rest });
  expect(JSON.stringify(parsed.error?.issues)).toContain(message);
});
