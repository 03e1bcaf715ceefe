import fc from "fast-check";
import {
  type ExperimentDefinition,
  experimentDefinition,
  experimentMethods,
  experimentStates,
  experimentViews,
} from "../../reports/experiment/definition.ts";
import { conditionList, eventReference } from "../random-event-ref.ts";
import { baseOf, record, sometimes } from "../random-report.ts";

type Json = Record<string, unknown>;

const range = fc.constantFrom<Json>(
  ...Array.from({ length: 16 }, () => ({ from: "all" })),
  { from: "2024-03-01", to: "2024-05-31" },
  { from: "2024-03-31", to: "2024-04-02" },
  { from: "2024-03-30", to: "2024-04-07" },
  { from: "2024-03-30T22:00:00", to: "2024-04-02T21:00:00.000001" },
  { from: "2024-04-01" },
  { last: { value: 3, unit: "week" } },
  { this: "month" },
);

const reference: fc.Arbitrary<Json> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom<Json>({ event: "a" }, { event: "b" }, { event: ["a", "c"] }, { event: null }, { anyOf: [{ event: "b" }] }),
    },
    { weight: 1, arbitrary: eventReference },
  )
  .map(({ occurrence: _, ...rest }) => rest);

const window = sometimes(
  fc.constantFrom<unknown>(null, null, { value: 1, unit: "hour" }, { value: 1, unit: "day" }, { value: 2, unit: "day" }),
  2,
);

const property = fc.constantFrom("n", "n", "n", "p");
const head = { role: sometimes(fc.constantFrom("primary", "guardrail"), 3), direction: sometimes(fc.constant("decrease"), 3) };

/** An event reference with more beside its keys. */
const measuredBy = (more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.tuple(reference, record(more)).map(([event, rest]) => ({ ...event, ...rest }));

/** Quantiles at which type 7 gives short binary fractions. */
const winsorize = record({
  lower: fc.constantFrom(undefined, 0, 0.25),
  upper: fc.constantFrom(0.5, 0.75, 1),
  ignoreZeros: sometimes(fc.constant(true), 3),
});

const countOrSum = sometimes(
  property.map((sum) => ({ sum })),
  2,
);

/** CUPED goes with counts and sums, whose spread is exactly 0 when nothing varies. */
const mean = fc.oneof(
  measuredBy({
    ...head,
    type: fc.constant("mean"),
    measure: countOrSum,
    window,
    winsorize: sometimes(winsorize),
    cuped: sometimes(fc.constantFrom({}, { days: 2 }), 2),
  }),
  measuredBy({ ...head, type: fc.constant("mean"), measure: property.map((avg) => ({ avg })), window, winsorize: sometimes(winsorize) }),
);

const amount = measuredBy({ measure: countOrSum });

const metric: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: measuredBy({ ...head, type: fc.constant("conversion"), window }) },
  { weight: 4, arbitrary: mean },
  { weight: 1, arbitrary: record({ ...head, type: fc.constant("ratio"), numerator: amount, denominator: amount, window }) },
  {
    weight: 2,
    arbitrary: measuredBy({
      ...head,
      type: fc.constant("retention"),
      fromDay: sometimes(fc.constantFrom(0, 1, 2), 2),
      toDay: sometimes(fc.constantFrom(2, 7)),
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      ...head,
      type: fc.constant("funnel"),
      steps: fc.array(reference, { minLength: 1, maxLength: 3 }),
      order: sometimes(fc.constant("unordered"), 3),
      window,
    }),
  },
);

const variants = fc.constantFrom<Json[]>(
  [{ name: "control" }, { name: "treatment" }],
  [{ name: "control" }, { name: "treatment" }],
  [{ name: "treatment" }, { name: "control" }],
  [{ name: "control", weight: 3 }, { name: "treatment" }],
  [{ name: "treatment", weight: 2, label: "New" }, { name: "control" }, { name: "b", weight: 0.5 }],
  [{ name: "control" }, { name: "treatment" }],
  [{ name: "'; drop--" }, { name: "__proto__" }, { name: "control" }],
  [{ name: "5" }, { name: "control" }, { name: "true" }],
);

const part = record({
  state: fc.constantFrom("exposed", "exposed", ...experimentStates),
  variant: sometimes(fc.constantFrom("control", "treatment", "nobody")),
  metric: sometimes(fc.constantFrom("A", "B"), 2),
  step: sometimes(fc.constant(1)),
  segment: sometimes(fc.constantFrom("x", "x", "y", "5", "(not set)", "(other)"), 2),
  segmentKind: sometimes(fc.constantFrom("value", "other"), 6),
  search: sometimes(fc.constant("U1"), 10),
  limit: sometimes(fc.constant(2), 8),
  offset: sometimes(fc.constant(1), 8),
});

const breakdown = record({
  property: fc.constantFrom<unknown>("p", "p", "n", "v", ["p", "n"]),
  of: fc.constantFrom("event", "event", "user"),
  limit: sometimes(fc.constantFrom(1, 2), 2),
  other: sometimes(fc.constant(false), 8),
  normalize: sometimes(fc.constant("url"), 8),
});

/** What is seen, and the property that names the variant. */
const exposed: fc.Arbitrary<Json> = fc.oneof(
  { weight: 16, arbitrary: fc.constant({ exposure: { event: "seen" }, variantProperty: "v" }) },
  {
    weight: 1,
    arbitrary: fc.constant({ exposure: { event: "seen", where: [{ property: "n", op: "gte", value: 1 }] }, variantProperty: "v" }),
  },
  { weight: 1, arbitrary: reference.map((exposure) => ({ exposure, variantProperty: "p" })) },
);

const settings = record({
  ...baseOf,
  countBy: fc.constantFrom<unknown>(...Array.from({ length: 18 }, () => "user"), { property: "p" }, { property: "p", of: "user" }),
  filters: sometimes(conditionList, 25),
  compare: fc.constant(undefined),
  daysOfWeek: sometimes(fc.constantFrom([6, 7, 1, 2], []), 12),
  kind: fc.constant("experiment"),
  range,
  variants: sometimes(variants, 2),
  control: sometimes(fc.constantFrom("control", ...Array.from({ length: 6 }, () => "treatment"), "b", "nobody")),
  metrics: fc.array(metric, { minLength: 1, maxLength: 3 }),
  plan: record({
    days: sometimes(fc.constantFrom(1, 3, 8)),
    until: sometimes(fc.constantFrom("2024-04-02", "2024-04-01T10:00:00"), 5),
    unitsPerArm: sometimes(fc.constantFrom(1, 2, 4), 3),
    minimumEffect: sometimes(fc.constantFrom(0.1, 0.5, 5), 2),
  }),
  method: fc.constantFrom("fixed", "fixed", "fixed", ...experimentMethods),
  alpha: sometimes(fc.constantFrom(0.2, 0.5), 2),
  power: sometimes(fc.constant(0.5)),
  correction: sometimes(fc.constantFrom("none", "benjamini_hochberg"), 2),
  prior: sometimes(fc.constant({ alpha: 0.5, beta: 2 })),
  minimum: fc.constantFrom(
    ...Array.from({ length: 8 }, () => ({ unitsPerArm: 1, eventsPerArm: 0 })),
    { unitsPerArm: 2, eventsPerArm: 1 },
    undefined,
  ),
  view: fc.constantFrom("panel", "panel", "segments", "actors", ...experimentViews),
  metric: sometimes(fc.constantFrom("A", "B")),
  interval: sometimes(fc.constant("week"), 2),
});

/** A panel of beliefs takes long: over time by week only. */
const quick = (json: Json): Json => (json.method === "bayesian" && json.view === "overTime" ? { ...json, interval: "week" } : json);

/** Valid definitions over the names of the random logs, with every option of an experiment. */
export const randomExperiment: fc.Arbitrary<ExperimentDefinition> = fc
  .tuple(settings, exposed, part, breakdown)
  .map(([json, what, chosen, by]) =>
    experimentDefinition.safeParse({
      ...quick(json),
      ...what,
      ...(json.view === "actors" ? { part: chosen } : {}),
      ...(json.view === "segments" || (json.view === "actors" && "segment" in chosen) ? { breakdown: by } : {}),
    }),
  )
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as ExperimentDefinition);
