import { expect, test } from "vitest";
import { experimentDefinition } from "../definition.ts";
import { reading, readingPhrases } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-14" };
const base = {
  kind: "experiment",
  exposure: { event: "experiment_viewed", where: [{ property: "experiment", value: "checkout" }] },
  variantProperty: "variant",
  metrics: [{ type: "conversion", event: "purchase" }],
};
const read = (rest: object) => reading(experimentDefinition.parse({ ...base, ...rest }), may);

test("the panel of one metric", () => {
  expect(read({})).toBe(
    "Users exposed to *experiment_viewed* where *experiment* is *checkout* by *variant*: *purchase* within 7 days, read once at the planned end, 1–14 May 2024, UTC",
  );
});

test("listed variants, their control, many metrics, a filter", () => {
  const metrics = ["a", "b", "c", "d", "e", "f"].map((event) => ({ type: "mean", event, window: null }));
  expect(
    read({
      variants: [{ name: "old" }, { name: "new", label: "New page" }],
      control: "old",
      metrics,
      method: "sequential",
      filters: [{ property: "country", value: "IT" }],
      exposure: { event: "seen" },
    }),
  ).toBe(
    "Users exposed to *seen* by *variant* (*old* or *New page*), against *old*: *a per unit*, *b per unit*, *c per unit*, *d per unit* and 2 more, " +
      "always valid, where *country* is *IT*, 1–14 May 2024, UTC",
  );
});

test("over time, by segment, as it filled", () => {
  const one = { exposure: { event: "seen" } };
  expect(read({ ...one, view: "overTime", interval: "week" })).toContain(": *purchase* within 7 days, over time by week, read once");
  expect(read({ ...one, view: "segments", breakdown: { property: "country" }, method: "bayesian" })).toContain(
    ", Bayesian, by *country*, 1",
  );
  expect(read({ ...one, view: "exposures" })).toBe(
    "Users exposed to *seen* by *variant*, by day of the first exposure, 1–14 May 2024, UTC",
  );
});

test("whose list", () => {
  const list = (part: object) => read({ exposure: { event: "seen" }, view: "actors", part });
  expect(list({ state: "converted", metric: "A", variant: "b" })).toBe(
    "Users who converted after *seen* by *variant*, in *b*: *purchase* within 7 days, 1–14 May 2024, UTC",
  );
  expect(list({ state: "several_variants" })).toBe(
    "Users left out because they saw several variants of *seen* by *variant*, 1–14 May 2024, UTC",
  );
});

test("hostile names stay whole and marked as names", () => {
  const name = "<img src=x>";
  const definition = experimentDefinition.parse({ ...base, exposure: { event: name }, variantProperty: name });
  expect(readingPhrases(definition, null).filter((each) => each.text === name)).toEqual([
    { text: name, name: true },
    { text: name, name: true },
  ]);
});
