import { expect, test } from "vitest";
import { definitionIssues } from "./report-words.ts";
import { type KnownData, templatesFor } from "./templates.ts";

const known = (events: string[], properties: KnownData["properties"] = []): KnownData => ({
  events: events.map((name) => ({ name })),
  properties,
});
const property = (name: string, ...events: string[]) => ({ name, type: "text", of: "event" as const, events });

const shop = known(
  [
    "page_viewed",
    "product_viewed",
    "add_to_cart",
    "feature_used",
    "checkout_started",
    "purchase_completed",
    "experiment_viewed",
    "user_signed_up",
    "payment_failed",
  ],
  [property("feature_name", "feature_used"), property("variant", "experiment_viewed")],
);
const software = known(["$pageview", "Document Created", "Signed Up", "Trial Started", "Subscription Started", "Subscription Cancelled"]);

test("a shop is offered what its events can fill, with the names that were bound", () => {
  expect(templatesFor(shop).map(({ id, bound }) => [id, bound.map(({ name }) => name)])).toEqual([
    ["activation", ["user_signed_up", "purchase_completed"]],
    ["checkout", ["product_viewed", "add_to_cart", "checkout_started", "purchase_completed"]],
    ["launch", ["feature_used", "feature_name"]],
    ["experiment", ["experiment_viewed", "variant", "purchase_completed"]],
  ]);
});

test("software with trials is offered other ones", () => {
  expect(templatesFor(software).map(({ id, bound }) => [id, bound.map(({ name }) => name)])).toEqual([
    ["activation", ["Signed Up", "Document Created"]],
    ["trial", ["Trial Started", "Subscription Started"]],
  ]);
});

test("what cannot be bound is not offered", () => {
  expect(templatesFor(known(["a", "b", "page_viewed"]))).toEqual([]);
  expect(templatesFor(known([]))).toEqual([]);
  expect(templatesFor(known(["experiment_viewed", "buy"])).map(({ id }) => id)).toEqual([]);
  expect(templatesFor(known(["purchase_failed", "order_cancelled"]))).toEqual([]);
});

test("an event that came weeks after the others is a launch", () => {
  const events = [
    { name: "saved", firstSeen: "2024-01-01T00:00:00Z" },
    { name: "shared", firstSeen: "2024-03-01T00:00:00Z" },
  ];
  expect(templatesFor({ events, properties: [] })).toMatchObject([{ id: "launch", bound: [{ role: "newest event", name: "shared" }] }]);
});

test.each([...templatesFor(shop), ...templatesFor(software)])("the definition of $name is a sound one", ({ kind, definition }) => {
  expect(definitionIssues({ ...definition, kind })).toEqual([]);
});
