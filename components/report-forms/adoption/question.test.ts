import { expect, test } from "vitest";
import { defaultsOf, understood } from "../../report/understood.ts";
import { valuesOf, withFeatures } from "./draft.ts";
import { adoptionQuestion } from "./question.ts";

const defaults = defaultsOf(adoptionQuestion, { timezone: "UTC", weekStart: "monday", identity: "merged" });
const read = (raw: object) => understood(adoptionQuestion, raw as Record<string, unknown>, defaults);

test("an empty address is an empty list of features", () => {
  expect(read({})).toMatchObject({ draft: { features: [] }, issues: [], dropped: [] });
  expect(adoptionQuestion.begun(read({}).draft)).toBe(false);
});

test("every value of a property stands instead of a list", () => {
  const { draft, filled, issues, dropped } = read({ everyValueOf: { property: "feature_name" }, view: "stages" });
  expect({ issues, dropped }).toEqual({ issues: [], dropped: [] });
  expect(draft.features).toBeUndefined();
  expect(filled).toMatchObject({ everyValueOf: { property: "feature_name", limit: 100 }, view: "stages" });
  expect(adoptionQuestion.begun(draft)).toBe(true);
  const asked = JSON.parse(JSON.stringify({ ...filled, ...adoptionQuestion.runnable(draft) }));
  expect(adoptionQuestion.schema.safeParse(asked).success).toBe(true);
});

test("both at once is said to be a contradiction", () => {
  expect(read({ features: [{ event: "a" }], everyValueOf: { property: "b" } }).issues).toMatchObject([{ path: "everyValueOf" }]);
});

test("a broken property leaves an empty question, and says what was left out", () => {
  expect(read({ everyValueOf: { property: "" } })).toMatchObject({ draft: { features: [] }, dropped: ["everyValueOf"] });
});

test("what still waits for a value is not asked", () => {
  const { draft } = read({
    features: [{ event: "a", where: [{ property: "plan", op: "is" }] }],
    eligible: [{ property: "plan", of: "user", op: "is" }],
  });
  expect(adoptionQuestion.runnable(draft)).toMatchObject({ features: [{ event: "a", where: [] }], eligible: [] });
});

test("a property on one event alone brings its event, and a clock from releases stops where one is missing", () => {
  const property = { name: "feature_name", of: "event" as const, type: "text" as const, fill: 0.1 };
  expect(valuesOf("feature_name", { properties: [{ ...property, events: ["feature_used"] }] })).toEqual({
    property: "feature_name",
    limit: 100,
    event: "feature_used",
  });
  expect(valuesOf("feature_name", { properties: [{ ...property, events: ["a", "b"] }] })).toEqual({ property: "feature_name", limit: 100 });
  const dated = { event: "a", released: "2024-05-01" };
  expect(withFeatures({ since: "released" }, [dated])).not.toHaveProperty("since");
  expect(withFeatures({ since: "released" }, [dated, { event: "b" }])).toHaveProperty("since", undefined);
});
