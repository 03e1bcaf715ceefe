import type { Golden } from "../kind-tests.ts";

const base = {
  kind: "retention",
  range: { from: "2024-05-01", to: "2024-05-31" },
  start: { event: "user_signed_up" },
  return: { event: "purchase_completed" },
};

/** One definition per way of spelling; the file bears its name. */
export const retentionGoldens: readonly Golden[] = [
  { name: "first-ever", definition: base },
  {
    name: "first-ever-unfiltered",
    definition: { ...base, mode: "first_ever_unfiltered", start: { ...base.start, where: [{ property: "plan", value: "pro" }] } },
  },
  {
    name: "recurring-weeks",
    definition: { ...base, mode: "recurring", interval: "week", weekStart: "sunday", timezone: "Europe/Rome", return: { event: null } },
  },
  { name: "first-in-range-months", definition: { ...base, mode: "first_in_range", interval: "month" } },
  { name: "rolling", definition: { ...base, windows: "rolling" } },
  { name: "on-or-after", definition: { ...base, returning: "on_or_after", minOccurrences: 2 } },
  {
    name: "brackets",
    definition: {
      ...base,
      bracketRanges: [
        [1, 3],
        [4, 7],
        [8, 14],
      ],
    },
  },
  {
    name: "brackets-on-or-after",
    definition: {
      ...base,
      returning: "on_or_after",
      bracketRanges: [
        [0, 3],
        [5, 7],
      ],
    },
  },
  { name: "amount", definition: { ...base, amount: { sum: "price" } } },
  { name: "rolling-amount", definition: { ...base, windows: "rolling", interval: "week", amount: { avg: "price" } } },
  { name: "breakdown", definition: { ...base, breakdown: { property: "plan" } } },
  { name: "breakdown-both", definition: { ...base, mode: "recurring", breakdown: { property: "plan", at: "both", limit: 3 } } },
  { name: "breakdown-user", definition: { ...base, breakdown: { property: "country", of: "user" } } },
  {
    name: "filters",
    definition: {
      ...base,
      filters: [
        { property: "plan", value: "pro" },
        { property: "country", of: "user", op: "is_not", value: ["DE", "FR"] },
      ],
    },
  },
  {
    name: "hours",
    definition: { ...base, range: { from: "2024-05-01T06:00:00", to: "2024-05-01T20:00:00" }, interval: "hour", periods: 5 },
  },
  { name: "sessions", definition: { ...base, countBy: "session", interval: "hour", range: { from: "2024-05-01", to: "2024-05-01" } } },
  { name: "companies", definition: { ...base, countBy: { property: "company" }, mode: "recurring" } },
  { name: "compared", definition: { ...base, compare: "previous_period" } },
  { name: "gaps", definition: { ...base, view: "gaps" } },
  { name: "people", definition: { ...base, view: "actors", part: { column: 1, state: "not_retained" } } },
  {
    name: "people-of-a-group",
    definition: { ...base, view: "actors", breakdown: { property: "plan" }, part: { cohort: "2024-05-01", column: 1, group: "pro" } },
  },
];
