import { expect, it } from "vitest";
import type { Catalog, CatalogUserProperty } from "../dataset/catalog.ts";
import { personalConditions } from "./personal-conditions.ts";

const country: CatalogUserProperty = { name: "country", type: "text", count: 1000, fillRate: 1, distinct: 12, topValues: [] };
const whole: Pick<Catalog, "eventProperties" | "userProperties" | "leftOut"> = {
  userProperties: [country],
  eventProperties: [],
  leftOut: { events: 0, eventProperties: 0, userProperties: 0 },
};
const leftOut = (counts: Partial<Catalog["leftOut"]>) => ({ ...whole, leftOut: { ...whole.leftOut, ...counts } });
const filtered = (property: string, op = "is") => ({ kind: "trends", filters: [{ property, op, value: "x" }] });

it("a condition on a property that the catalogue left out cannot be judged, and counts as one on people", () => {
  for (const catalog of [leftOut({ eventProperties: 3 }), leftOut({ userProperties: 1 })]) {
    expect(personalConditions(filtered("nickname"), catalog)).toEqual([{ property: "nickname", op: "is", value: "x" }]);
    expect(personalConditions(filtered("country"), catalog)).toEqual([]);
    expect(personalConditions(filtered("nickname", "is_set"), catalog)).toEqual([]);
  }
});

it("whether somebody is in a cohort is no condition on a property, whatever it is called", () => {
  const cohorts = [
    { property: "", of: "cohort", op: "is", value: "Regulars" },
    { property: "email", of: "cohort", op: "is", value: "Email readers" },
  ];
  expect(personalConditions({ kind: "trends", filters: cohorts }, leftOut({ eventProperties: 3 }))).toEqual([]);
});

it("where nothing was left out, what is not there is judged by its name; events that were left out change nothing", () => {
  for (const catalog of [whole, leftOut({ events: 9 })]) {
    expect(personalConditions(filtered("nickname"), catalog)).toEqual([]);
    expect(personalConditions(filtered("user_id"), catalog)).toHaveLength(1);
  }
});
