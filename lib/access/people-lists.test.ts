import { expect, it } from "vitest";
import type { Catalog, CatalogUserProperty } from "../dataset/catalog.ts";
import { catalogFor, definitionFor, holdsIds, listsPeople, namesPeople, personalProperties } from "./people-lists.ts";
import type { Principal } from "./principal.ts";

const property = (name: string, distinct: number, values: string[] = []): CatalogUserProperty => ({
  name,
  type: "text",
  count: 1000,
  fillRate: 1,
  distinct,
  topValues: values.map((value) => ({ value, count: 1 })),
});
const ofEvents = (name: string, distinct: number) => ({ ...property(name, distinct), count: 100_000, events: [] });
const catalog: Catalog = {
  events: [],
  dailyEnd: null,
  userProperties: [
    property("country", 12, ["IT"]),
    property("mail", 1000, ["a@b.example", "c@d.example"]),
    property("nickname", 900, ["zed"]),
  ],
  eventProperties: [ofEvents("page", 60), ofEvents("order_id", 99_000), ofEvents("revenue_band", 4)],
  leftOut: { events: 0, eventProperties: 0, userProperties: 0 },
};
const viewer: Principal = { is: "account", id: "v", name: "V", role: "viewer", seesPeople: false };

it.each(["email", "E-Mail", "user_id", "userId", "customerId", "phone_number", "ip", "full_name"])("%s names people", (name) => {
  expect(namesPeople(property(name, 3))).toBe(true);
});

it.each(["country", "plan", "product_name", "campaign_id", "ship_method", "tip", "zip_area"])("%s with few values does not", (name) => {
  expect(namesPeople(property(name, 30))).toBe(false);
});

it("values tell, where a name does not", () => {
  expect(personalProperties(catalog)).toEqual(new Set(["mail", "nickname", "order_id"]));
});

const by = (name: string | string[]) => ({ breakdown: { property: name, of: "user" } });
it.each<[string, object]>([
  ["a list of actors", { kind: "funnel", view: "actors" }],
  ["a part of an answer", { kind: "trends", part: { letter: "A" } }],
  ["groups by a personal property", { kind: "funnel", ...by("mail") }],
  ["groups by it beside another", { kind: "funnel", ...by(["country", "mail"]) }],
  ["two breakdowns", { kind: "trends", breakdowns: [{ property: "country" }, { property: "nickname" }] }],
  ["the id itself", { kind: "funnel", ...by("user_id") }],
  ["nodes by it", { kind: "paths", nodeProperty: "order_id" }],
  ["nodes of one event by it", { kind: "paths", nodeBy: { page_viewed: "mail" } }],
  ["arms by it", { kind: "experiment", variantProperty: "mail" }],
  ["features by it", { kind: "adoption", features: { property: "nickname" } }],
  ["all that goes with conversion", { kind: "funnel", view: "correlation", correlate: { by: "userProperties", properties: "all" } }],
  ["that goes with conversion by default", { kind: "funnel", view: "correlation", correlate: { by: "userProperties" } }],
  ["a word of a kind to come", { kind: "maps", placed: [{ pinProperty: "mail" }] }],
])("is a list of people: %s", (_, definition) => {
  expect(listsPeople(definition, catalog)).toMatch(/people/);
});

it.each<[string, object]>([
  ["groups by country", { kind: "funnel", ...by("country") }],
  ["pages", { kind: "paths", nodeProperty: "page" }],
  ["a filter", { kind: "funnel", filters: [{ property: "mail", of: "user", op: "not_contains", value: "@test" }] }],
  ["a filter of a step", { kind: "funnel", steps: [{ event: "a", where: [{ property: "mail", op: "is_set" }] }] }],
  ["a measure", { kind: "trends", series: [{ event: "a", measure: { distinct: { property: "order_id" } } }] }],
  ["counting by it", { kind: "funnel", countBy: { property: "mail" } }],
  ["events that go with conversion", { kind: "funnel", correlate: { by: "events" } }],
  [
    "what is left of the properties",
    { kind: "funnel", correlate: { by: "userProperties", excludeProperties: ["mail", "nickname", "order_id"] } },
  ],
])("is none: %s", (_, definition) => {
  expect(listsPeople(definition, catalog)).toBeNull();
});

it("a property that the catalogue left out cannot be judged, and is not listed", () => {
  const more = { ...catalog, leftOut: { events: 0, eventProperties: 3, userProperties: 0 } };
  expect(listsPeople({ kind: "funnel", ...by("rare") }, more)).toMatch(/rare/);
});

const numbers: Catalog = {
  ...catalog,
  eventProperties: [
    ...catalog.eventProperties,
    { ...ofEvents("phone", 900), type: "number" },
    { ...ofEvents("revenue", 90_000), type: "number" },
  ],
};
const measured = (measure: unknown) => ({ kind: "trends", series: [{ event: "a" }, { event: "buy", measure }], interval: "hour" });
const compared = (...metrics: object[]) => ({ kind: "experiment", exposure: { event: "seen" }, variantProperty: "revenue_band", metrics });
const amounts = (property: string): [string, object][] => [
  ...["sum", "avg", "min", "max", "median", "p90", "p95", "p99"].map((name): [string, object] => [name, measured({ [name]: property })]),
  ["an amount of those who came back", { kind: "retention", amount: { sum: property } }],
  ["their average", { kind: "retention", amount: { avg: property } }],
  ["a metric's sum", compared({ type: "mean", event: "buy", measure: { sum: property } })],
  ["a metric's average", compared({ type: "conversion", event: "buy" }, { type: "mean", event: "buy", measure: { avg: property } })],
  ["a numerator", compared({ type: "ratio", numerator: { event: "buy", measure: { sum: property } }, denominator: { event: "buy" } })],
  ["a denominator", compared({ type: "ratio", numerator: { event: "buy" }, denominator: { event: "buy", measure: { sum: property } } })],
];

it.each(amounts("phone"))("tells the number of somebody: %s", (_, definition) => {
  expect(listsPeople(definition, numbers)).toMatch(/phone nearly name single people/);
});

it.each(amounts("revenue"))("tells nobody's: %s", (_, definition) => {
  expect(listsPeople(definition, numbers)).toBeNull();
});

it("how many there are of a personal number tells nobody's, nor does an event that is called like a measure", () => {
  expect(listsPeople(measured({ distinct: "phone" }), numbers)).toBeNull();
  expect(listsPeople(measured("unique_users"), numbers)).toBeNull();
  expect(listsPeople({ kind: "trends", series: [{ event: "sum", label: "phone" }], names: { sum: "phone" } }, numbers)).toBeNull();
});

it("a measure of a property that the catalogue left out cannot be judged", () => {
  const more = { ...numbers, leftOut: { events: 0, eventProperties: 3, userProperties: 0 } };
  expect(listsPeople(measured({ max: "rare" }), more)).toMatch(/rare/);
  expect(listsPeople(measured({ max: "rare" }), numbers)).toBeNull();
});

it("values that name people are left out of the catalogue of a viewer, unless allowed", () => {
  const seen = catalogFor(viewer, catalog);
  expect(seen.userProperties.map(({ topValues }) => topValues.length)).toEqual([1, 0, 0]);
  expect(catalogFor({ ...viewer, seesPeople: true }, catalog)).toBe(catalog);
});

it("ids in a cohort are seen", () => {
  expect(holdsIds({ cohorts: { mine: { and: [{ users: ["u1"] }] } } })).toBe(true);
  expect(holdsIds({ cohorts: { mine: { did: { event: "users" } } } })).toBe(false);
});

it("a kept definition that spells out ids is left as its kind to who may not see people", () => {
  const listed = JSON.stringify({
    kind: "funnel",
    steps: [{ event: "a" }],
    cohorts: { mine: { or: [{ users: ["u1"] }, { saved: "x" }] } },
  });
  const plain = JSON.stringify({ kind: "funnel", steps: [{ event: "a" }], cohorts: { mine: { saved: "x" } } });
  expect(definitionFor(viewer, listed)).toBe('{"kind":"funnel"}');
  expect(definitionFor(viewer, plain)).toBe(plain);
  expect(definitionFor({ ...viewer, seesPeople: true }, listed)).toBe(listed);
});
