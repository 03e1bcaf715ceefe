import type { Golden } from "../kind-tests.ts";

const base = { kind: "trends", range: { from: "2024-05-01", to: "2024-05-31" } };
const one = (measure: unknown, rest: object = {}) => ({ ...base, series: [{ event: "page_viewed", measure }], ...rest });

/** One definition per way of spelling; the file bears its name. */
export const trendsGoldens: readonly Golden[] = [
  { name: "total", definition: one("total") },
  { name: "unique-users", definition: one("unique_users", { interval: "week", weekStart: "sunday", timezone: "Europe/Rome" }) },
  { name: "daily-active", definition: one("daily_active", { interval: "month" }) },
  { name: "weekly-active", definition: one("weekly_active") },
  {
    name: "monthly-active-by-hour",
    definition: one("monthly_active", { interval: "hour", range: { from: "2024-05-01", to: "2024-05-02" } }),
  },
  { name: "sessions", definition: one("sessions") },
  { name: "session-duration", definition: one({ session: "duration", average: "median" }, { view: "number" }) },
  { name: "bounce", definition: one({ session: "bounce" }) },
  { name: "first-time", definition: one("first_time_users") },
  {
    name: "first-time-strict",
    definition: {
      ...base,
      series: [{ event: "page_viewed", measure: "first_time_users_strict", where: [{ property: "plan", value: "pro" }] }],
    },
  },
  { name: "per-user", definition: one("per_user_average", { view: "number" }) },
  { name: "per-user-max", definition: one("per_user_max") },
  { name: "sum", definition: one({ sum: "price" }, { view: "table" }) },
  { name: "percentile", definition: one({ p95: "price" }) },
  { name: "distinct", definition: one({ distinct: "plan" }) },
  { name: "cumulative-users", definition: one("unique_users", { cumulative: true }) },
  { name: "breakdown", definition: one("unique_users", { breakdown: { property: "plan", limit: 3 } }) },
  { name: "breakdown-of-pairs", definition: one("total", { breakdowns: [{ property: "plan" }, { property: "country", of: "user" }] }) },
  { name: "bins", definition: one("total", { breakdown: { property: "price", bins: 4 } }) },
  {
    name: "formula-compared",
    definition: {
      ...base,
      series: [
        { event: "purchase_completed", measure: { sum: "price" } },
        { event: null, measure: "unique_users" },
      ],
      formula: "A/B",
      breakdown: { property: "plan" },
      compare: "previous_period",
      view: "number",
    },
  },
  { name: "people", definition: one("weekly_active", { view: "actors", part: { period: "2024-05-03" } }) },
];
