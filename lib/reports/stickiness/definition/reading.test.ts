import { expect, test } from "vitest";
import { stickinessDefinition } from "../definition.ts";
import { reading } from "./reading.ts";

const stickiness = (rest: object) => stickinessDefinition.parse({ kind: "stickiness", series: [{ event: "play" }], ...rest });

test("distribution", () => {
  expect(reading(stickiness({}), { from: "2024-05-01", to: "2024-05-31" })).toBe(
    "Users by how many days they did *play*, 1–31 May 2024, UTC",
  );
  expect(reading(stickiness({ cumulative: true, intervalCount: 2, perPeriod: { op: "gte", value: 3 } }), null)).toBe(
    "Users by at least how many periods of 2 days they did *play* at least 3 times each, UTC",
  );
});

test("power users and ratios", () => {
  expect(reading(stickiness({ view: "power" }), null)).toBe("Users by how many days they did *play* in the last 7 and 28 days, UTC");
  expect(reading(stickiness({ view: "ratio", series: [{ event: "play" }, { event: null }], interval: "week" }), null)).toBe(
    "Users with *play* and any event: daily against weekly and monthly, by week, UTC",
  );
});

test.each([
  [{ view: "actors" }, "how many periods"],
  [{ part: { periods: 1, series: 1 } }, "1 series"],
  [{ part: { periods: 8, window: 7 } }, "no more than 7"],
  [{ view: "ratio", interval: "hour" }, "a day or more"],
  [{ breakdown: { property: "p" } }, "breakdown"],
  [{ view: "actors", part: { periods: 1, of: "previous" } }, "no previous period"],
  [{ view: "power", countBy: "session" }, "does not come back"],
])("%j is refused", (rest, message) => {
  const parsed = stickinessDefinition.safeParse({ kind: "stickiness", series: [{ event: "play" }], ...rest });
  expect(JSON.stringify(parsed.error?.issues)).toContain(message);
});
