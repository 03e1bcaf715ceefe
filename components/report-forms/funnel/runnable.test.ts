import { expect, test } from "vitest";
import { runnable } from "./runnable.ts";

const waiting = { property: "country", of: "user" as const, op: "is" as const };
const whole = { ...waiting, value: ["IT"] };

test("filters without a value wait, wherever they stand", () => {
  const asked = runnable({
    steps: [{ event: "a", where: [waiting, { property: "x", of: "event", op: "is_set" }] }],
    filters: [waiting, { or: [waiting, whole] }, { and: [waiting] }],
    exclusions: [{ event: "b", after: 1, before: 2, where: [waiting] }],
    cohorts: { big: { where: [waiting, whole] } },
  });
  expect(asked.steps).toEqual([{ event: "a", where: [{ property: "x", of: "event", op: "is_set" }] }]);
  expect(asked.filters).toEqual([{ or: [whole] }]);
  expect(asked.exclusions?.[0]?.where).toEqual([]);
  expect(asked.cohorts).toEqual({ big: { where: [whole] } });
});

test("a range needs both its ends, and a switched-off member leaves its group", () => {
  const between = (value: (number | string)[]) => ({ property: "price", of: "event" as const, op: "between" as const, value });
  expect(runnable({ steps: [], filters: [between([1, ""]), between([1, 2])] }).filters).toEqual([between([1, 2])]);
  expect(runnable({ steps: [], filters: [{ or: [{ ...whole, off: true }] }] }).filters).toEqual([]);
});
