import type { Golden } from "../kind-tests.ts";

const conversion = { type: "conversion", event: "purchase_completed", window: { value: 3, unit: "day" } };

const base = {
  kind: "experiment",
  range: { from: "2024-05-01", to: "2024-05-31" },
  exposure: { event: "page_viewed" },
  variantProperty: "plan",
  metrics: [conversion],
};

/** One definition per way of spelling; the file bears its name. */
export const experimentGoldens: readonly Golden[] = [
  { name: "conversion", definition: base },
  {
    name: "listed-variants",
    definition: { ...base, timezone: "Europe/Rome", variants: [{ name: "free" }, { name: "pro", weight: 2 }], control: "pro" },
  },
  {
    name: "every-metric",
    definition: {
      ...base,
      metrics: [
        conversion,
        {
          type: "mean",
          event: "purchase_completed",
          measure: { sum: "price" },
          winsorize: { upper: 0.99, ignoreZeros: true },
          cuped: {},
          role: "primary",
        },
        {
          type: "ratio",
          numerator: { event: "purchase_completed", measure: { sum: "price" } },
          denominator: { event: "page_viewed" },
          role: "guardrail",
        },
        { type: "retention", event: null, fromDay: 1, toDay: 7 },
        { type: "funnel", steps: [{ event: "page_viewed" }, { event: "purchase_completed" }] },
      ],
    },
  },
  {
    name: "funnel-unordered",
    definition: {
      ...base,
      metrics: [{ type: "funnel", steps: [{ event: "page_viewed" }, { event: "purchase_completed" }], order: "unordered", window: null }],
    },
  },
  {
    name: "over-time",
    definition: { ...base, metrics: [{ type: "mean", event: "purchase_completed", measure: { avg: "price" } }], view: "overTime" },
  },
  { name: "exposures", definition: { ...base, view: "exposures", interval: "week" } },
  { name: "segments", definition: { ...base, view: "segments", breakdown: { property: "country", of: "user", limit: 5 } } },
  { name: "people", definition: { ...base, view: "actors", part: { state: "converted", metric: "A", variant: "pro" } } },
  {
    name: "people-of-a-segment",
    definition: {
      ...base,
      view: "actors",
      breakdown: { property: "country", of: "user", limit: 5 },
      part: { variant: "pro", metric: "A", segment: "IT", segmentKind: "value" },
    },
  },
  { name: "people-left-out", definition: { ...base, view: "actors", part: { state: "several_variants" } } },
];
