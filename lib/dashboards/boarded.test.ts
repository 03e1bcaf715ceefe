import { expect, test } from "vitest";
import { experimentDefinition } from "../reports/experiment/definition.ts";
import { funnelDefinition } from "../reports/funnel/definition.ts";
import { reportKinds } from "../reports/index.ts";
import type { Condition } from "../vocabulary/condition.ts";
import { boardedDefinition } from "./boarded.ts";

const properties = [
  { name: "country", of: "event" as const, events: ["view", "buy"] },
  { name: "amount", of: "event" as const, events: ["buy"] },
  { name: "coupon", of: "event" as const, events: ["refund"] },
  { name: "plan", of: "user" as const },
];
const funnel = funnelDefinition.parse({
  kind: "funnel",
  steps: [{ event: "view" }, { event: "buy" }],
  filters: [{ property: "plan", of: "user", op: "is", value: "pro" }],
});
const range = { from: "2024-05-01", to: "2024-05-31" };
const is = (property: string, of: "event" | "user" = "event") => ({ property, of, op: "is" as const, value: "x" });

test("the board's dates take the place of the report's, its filters are added to them", () => {
  const { definition, notes } = boardedDefinition(funnel, { range, filters: [is("country"), is("plan", "user")] }, { properties });
  expect(notes).toEqual([]);
  expect(definition).toEqual({ ...funnel, range, filters: [...funnel.filters, is("country"), is("plan", "user")] });
  expect(funnelDefinition.safeParse(definition).success).toBe(true);
});

test("a board without dates and filters changes nothing", () => {
  expect(boardedDefinition(funnel, { range: null, filters: [] }, { properties })).toEqual({ definition: funnel, notes: [] });
});

test("a filter that no event of the report can meet is left out, and said", () => {
  const filters = [is("coupon"), is("nowhere"), is("gone", "user"), { or: [is("country"), is("coupon")] }];
  const { definition, notes } = boardedDefinition(funnel, { range: null, filters }, { properties });
  expect(definition.filters).toEqual(funnel.filters);
  expect(notes).toEqual([
    "The filter on coupon does not apply: no event of this report carries it.",
    "The filter on nowhere does not apply: events have no such property.",
    "The filter on gone does not apply: users have no such property.",
  ]);
});

test("a filter that some events carry holds, with a word about the others; switched off it asks nothing", () => {
  const { definition, notes } = boardedDefinition(
    funnel,
    { range: null, filters: [is("amount"), { ...is("nowhere"), off: true }] },
    { properties },
  );
  expect(definition.filters).toHaveLength(3);
  expect(notes).toEqual(["Only some events of this report carry amount; the others are filtered out."]);
});

test("any event may carry any property; a cohort must be one that the report knows", () => {
  const any = { ...funnel, steps: [{ event: null }, { event: "buy" }], cohorts: { regulars: {} } };
  const cohort = (value: string) => ({ property: "", of: "cohort" as const, op: "is" as const, value });
  const filters = [is("coupon"), cohort("regulars"), cohort("strangers")];
  const { definition, notes } = boardedDefinition(any, { range: null, filters }, { properties });
  expect(definition.filters).toHaveLength(3);
  expect(notes).toEqual(["The filter on the cohort strangers does not apply: this report does not know it."]);
});

test("a kind whose dates are its own keeps them and says why; every other kind takes the board's", () => {
  const meaning = (kind: keyof typeof reportKinds) => (reportKinds[kind].definition.meta() as { ownDates?: string } | undefined)?.ownDates;
  const kinds = Object.keys(reportKinds) as (keyof typeof reportKinds)[];
  expect(kinds.filter((kind) => meaning(kind) !== undefined)).toEqual(["experiment"]);
  const definition = { ...funnel, kind: "experiment" };
  const boarded = boardedDefinition(definition, { range, filters: [] }, { properties, ownDates: meaning("experiment") });
  expect(boarded.definition.range).toEqual(funnel.range);
  expect(boarded.notes).toEqual([`The board’s dates do not apply: ${experimentDefinition.meta()?.["ownDates"]}`]);
});

test("a saved cohort of the board holds for reports that do not know it, and never for one that calls another so", () => {
  const saved = { saved: "abcdefghijklmnopqrstuvwx" };
  const filters: Condition[] = [{ property: "", of: "cohort", op: "is", value: "Payers" }];
  const words = { range: null, filters, cohorts: { Payers: saved, Unused: saved } };
  const { definition, notes } = boardedDefinition({ ...funnel, cohorts: { own: {} } }, words, { properties });
  expect(notes).toEqual([]);
  expect(definition).toMatchObject({ filters: [...funnel.filters, ...filters], cohorts: { own: {}, Payers: saved } });
  expect(definition.cohorts).not.toHaveProperty("Unused");
  const other = boardedDefinition({ ...funnel, cohorts: { Payers: { did: {} } } }, words, { properties });
  expect(other.notes).toEqual(["The filter on the cohort Payers does not apply: this report calls another one so."]);
  expect(other.definition.filters).toEqual(funnel.filters);
  expect(boardedDefinition(funnel, { range: null, filters }, { properties }).notes).toHaveLength(1);
});
