import type { Golden } from "../kind-tests.ts";

const base = { kind: "lifecycle", range: { from: "2024-05-01", to: "2024-05-31" }, event: { event: "page_viewed" } };

/** One definition per way of spelling; the file bears its name. */
export const lifecycleGoldens: readonly Golden[] = [
  { name: "days", definition: base },
  {
    name: "any-event-weeks",
    definition: { ...base, event: { event: null }, interval: "week", weekStart: "sunday", timezone: "Europe/Rome" },
  },
  { name: "months-compared", definition: { ...base, interval: "month", compare: "previous_period" } },
  { name: "hours", definition: { ...base, interval: "hour", range: { from: "2024-05-01T06:00:00", to: "2024-05-01T20:00:00" } } },
  {
    name: "filters",
    definition: {
      ...base,
      filters: [
        { property: "plan", value: "pro" },
        { property: "country", of: "user", value: "IT" },
      ],
    },
  },
  { name: "breakdown", definition: { ...base, breakdown: { property: "plan", limit: 2 } } },
  { name: "breakdown-user", definition: { ...base, breakdown: { property: "country", of: "user" } } },
  { name: "sessions", definition: { ...base, countBy: "session", interval: "hour", range: { from: "2024-05-01", to: "2024-05-01" } } },
  { name: "companies", definition: { ...base, countBy: { property: "company" } } },
  { name: "people", definition: { ...base, view: "actors", part: { period: "2024-05-03", state: "resurrecting" } } },
];
