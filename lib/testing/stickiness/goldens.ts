import type { Golden } from "../kind-tests.ts";

const base = { kind: "stickiness", range: { from: "2024-05-01", to: "2024-05-31" }, series: [{ event: "page_viewed" }] };

/** One definition per way of spelling; the file bears its name. */
export const stickinessGoldens: readonly Golden[] = [
  { name: "days", definition: base },
  {
    name: "weeks-of-two-series",
    definition: { ...base, interval: "week", weekStart: "sunday", series: [{ event: "page_viewed" }, { event: null }] },
  },
  { name: "two-days-compared", definition: { ...base, intervalCount: 2, cumulative: true, compare: "previous_period" } },
  { name: "criterion", definition: { ...base, perPeriod: { op: "gte", value: 3 } } },
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
  {
    name: "sessions",
    definition: { ...base, countBy: "session", interval: "minute", range: { from: "2024-05-01T10:00:00", to: "2024-05-01T10:30:00" } },
  },
  { name: "companies", definition: { ...base, countBy: { property: "company" } } },
  { name: "power", definition: { ...base, view: "power", timezone: "Europe/Rome" } },
  { name: "ratio", definition: { ...base, view: "ratio", interval: "week" } },
  { name: "people", definition: { ...base, view: "actors", part: { periods: 2, how: "atLeast" } } },
  { name: "power-people", definition: { ...base, view: "actors", part: { periods: 2, how: "exactly", window: 28 } } },
];
