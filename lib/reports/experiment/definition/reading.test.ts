import { expect, test } from "vitest";
import { experimentDefinition } from "../definition.ts";
import { reading } from "./reading.ts";

const may = { from: "2024-05-01", to: "2024-05-31" };
const experiment = (rest: object) =>
  experimentDefinition.parse({
    kind: "experiment",
    exposure: { event: "shown" },
    variantProperty: "variant",
    metrics: [{ type: "conversion", event: "bought" }],
    ...rest,
  });

test("found variants and one metric", () => {
  expect(reading(experiment({ timezone: "Europe/Rome" }), may)).toBe(
    "Users exposed to *shown* by *variant*: *bought* within 7 days, read once at the planned end, 1–31 May 2024, Europe/Rome",
  );
});

test("listed variants, several metrics, always valid", () => {
  const definition = experiment({
    variants: [{ name: "old" }, { name: "new", label: "New basket" }],
    control: "old",
    method: "sequential",
    metrics: [
      { type: "funnel", steps: [{ event: "cart" }, { event: "bought" }], window: null },
      { type: "mean", event: "bought", measure: { sum: "price" } },
      { type: "retention", event: null },
    ],
  });
  expect(reading(definition, null)).toBe(
    "Users exposed to *shown* by *variant* (*old* or *New basket*), against *old*: *cart → bought*, *sum of price* within 7 days and *Any event, day 7*, always valid, UTC",
  );
});

test("one metric over time, and by segment", () => {
  expect(reading(experiment({ view: "overTime", method: "bayesian" }), null)).toContain("over time by day, Bayesian");
  expect(reading(experiment({ view: "segments", breakdown: { property: "country", of: "user" } }), null)).toContain(", by *country*");
});
