import type { Golden } from "../kind-tests.ts";

const base = {
  kind: "adoption",
  range: { from: "2024-05-01", to: "2024-05-31" },
  features: [{ event: "page_viewed" }, { event: "purchase_completed", where: [{ property: "price", op: "gt", value: 10 }], label: "big" }],
};

/** One definition per way of spelling; the file bears its name. */
export const adoptionGoldens: readonly Golden[] = [
  { name: "rate", definition: { ...base, view: "rate" } },
  {
    name: "rate-of-eligible",
    definition: {
      ...base,
      view: "rate",
      interval: "month",
      active: { event: "page_viewed" },
      eligible: [{ property: "country", of: "user", value: "IT" }],
    },
  },
  { name: "adopters", definition: { ...base, view: "adopters", timezone: "Europe/Rome" } },
  { name: "matrix", definition: base },
  { name: "every-value", definition: { ...base, features: undefined, everyValueOf: { property: "plan", limit: 10 }, frequency: "days" } },
  { name: "stages", definition: { ...base, view: "stages", exposure: { event: "page_viewed" } } },
  { name: "time-to-adopt", definition: { ...base, view: "timeToAdopt" } },
  {
    name: "time-since-release",
    definition: { ...base, features: [{ event: "purchase_completed", released: "2024-05-02" }], view: "timeToAdopt", since: "released" },
  },
  { name: "retention", definition: { ...base, view: "retention" } },
  { name: "power-users", definition: { ...base, view: "powerUsers", windowDays: 7 } },
  { name: "people", definition: { ...base, view: "actors", part: { feature: "1", state: "new", period: "2024-04-29" } } },
];
