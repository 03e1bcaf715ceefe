import type { Golden } from "../kind-tests.ts";

const signUpToPurchase = [{ event: "page_viewed" }, { event: "user_signed_up" }, { event: "purchase_completed" }];
const base = { kind: "funnel", range: { from: "2024-05-01", to: "2024-05-31" }, steps: signUpToPurchase };

/** One definition per way of spelling; the file bears its name. */
export const funnelGoldens: readonly Golden[] = [
  { name: "ordered", definition: base },
  { name: "strict", definition: { ...base, order: "strict" } },
  { name: "unordered", definition: { ...base, order: "unordered" } },
  { name: "step-windows", definition: { ...base, stepWindows: [{ value: 1, unit: "day" }, null], graceSeconds: 2 } },
  { name: "optional-step", definition: { ...base, steps: signUpToPurchase.map((step, index) => ({ ...step, optional: index === 1 })) } },
  { name: "exclusion", definition: { ...base, exclusions: [{ event: "refund", after: 1, before: 2 }], exclusionMeans: "removes_actor" } },
  { name: "every-attempt", definition: { ...base, attempt: "every" } },
  {
    name: "filters",
    definition: {
      ...base,
      filters: [
        { property: "plan", op: "is", value: "pro" },
        { property: "country", of: "user", op: "is_not", value: ["DE", "FR"] },
      ],
    },
  },
  { name: "breakdown", definition: { ...base, breakdown: { property: "plan" } } },
  { name: "breakdown-at-step", definition: { ...base, breakdown: { property: "plan", attribution: { step: 2 } } } },
  { name: "sessions", definition: { ...base, countBy: "session" } },
  { name: "trend-compared", definition: { ...base, view: "trend", interval: "week", compare: "previous_period" } },
  { name: "time-to-convert", definition: { ...base, view: "timeToConvert" } },
  { name: "sweep", definition: { ...base, view: "sweep", window: { value: 1, unit: "hour" } } },
  { name: "correlation", definition: { ...base, view: "correlation" } },
  { name: "people", definition: { ...base, view: "actors", part: { step: 2, state: "dropped" } } },
];
