import { expect, test } from "vitest";
import { defaultChoices, readChoices } from "./choices.ts";

const settings = { timezone: "Europe/Rome", weekStart: "sunday", identity: "raw" } as const;

test("an empty address means the settings of the data set and the product's defaults", () => {
  const { choices, dropped } = readChoices({}, settings);
  expect(choices).toEqual(defaultChoices(settings));
  expect(choices).toMatchObject({ ...settings, range: { last: { value: 30, unit: "day" } }, compare: "previous_period", signup: null });
  expect(dropped).toEqual([]);
});

test("what an address says holds; null switches off, which is not silence", () => {
  const said = { compare: null, start: null, goal: "buy", revenue: { event: "buy", property: "sum" }, timezone: "UTC" };
  expect(readChoices(said, settings)).toEqual({ choices: { ...defaultChoices(settings), ...said }, dropped: [] });
});

test("words that make no sense are left out by name", () => {
  const raw = { goal: "", range: { last: 3 }, revenue: { event: "buy" }, colour: "red", signup: "join" };
  const { choices, dropped } = readChoices(raw, settings);
  expect(choices).toEqual({ ...defaultChoices(settings), signup: "join" });
  expect(dropped).toEqual(["goal", "range", "revenue", "colour"]);
});
