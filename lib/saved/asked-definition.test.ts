import { expect, test } from "vitest";
import { askedDefinition } from "./asked-definition.ts";

const noRobots = { property: "browser", of: "user" as const, op: "is_not" as const, value: "Robot" };
const settings = { timezone: "Asia/Tokyo", weekStart: "sunday" as const, identity: "merged", testUsers: [noRobots], hideTestUsers: true };
const definition = { kind: "funnel", steps: [{ event: "a" }] };

test("settings fill what a definition leaves open, and its own words win", () => {
  expect(askedDefinition({ definition: { ...definition, timezone: "UTC" } }, settings)).toEqual({
    ...definition,
    timezone: "UTC",
    weekStart: "sunday",
    identity: "merged",
    filters: [noRobots],
  });
});

test("test users are shown where the view or the settings say so, and filters of the report stay", () => {
  const own = { property: "plan", op: "is", value: "pro" };
  expect(askedDefinition({ definition: { ...definition, filters: [own] } }, settings).filters).toEqual([own, noRobots]);
  expect(askedDefinition({ definition, view: { test: "shown" } }, settings)).not.toHaveProperty("filters");
  expect(askedDefinition({ definition }, { ...settings, hideTestUsers: false })).not.toHaveProperty("filters");
  expect(askedDefinition({ definition, view: { test: "hidden" } }, { ...settings, hideTestUsers: false }).filters).toEqual([noRobots]);
  expect(askedDefinition({ definition }, { ...settings, testUsers: [{ ...noRobots, off: true }] }).filters).toEqual([]);
});
