import fc from "fast-check";
import { type FunnelDefinition, funnelDefinition, funnelViews } from "../../reports/funnel/definition.ts";
import { randomCohorts } from "../random-cohort.ts";
import { conditionList, eventReference } from "../random-event-ref.ts";
import { eventNames, propertyNames } from "../random-log.ts";

type Json = Record<string, unknown>;

/** Present once in so many times; absent, the default of the definition holds. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const length = fc.constantFrom(
  { value: 10, unit: "second" },
  { value: 1, unit: "minute" },
  { value: 30, unit: "minute" },
  { value: 1, unit: "hour" },
  { value: 1, unit: "day" },
  { value: 1, unit: "week" },
);

const someOfTheLog = fc.constantFrom<Json>(
  { from: "2024-03-30", to: "2024-03-31" },
  { from: "2024-03-31", to: "2024-04-01" },
  { from: "2024-03-30T21:00", to: "2024-03-30T22:00:00" },
  { from: "2024-03-30T21:00:00.000001", to: "2024-04-07" },
  { from: "2024-03-30", to: "2024-04-01" },
  { last: { value: 7, unit: "day" } },
  { last: { value: 2, unit: "week" }, complete: true },
  { this: "month" },
);

const range = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Json>({ from: "all" }, { from: "2024-03-01" }, { from: "2024-03-30", to: "2024-04-06" }) },
  { weight: 1, arbitrary: someOfTheLog },
);

const breakdown = (steps: number): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 5, arbitrary: propertyBreakdown(steps) },
    { weight: 1, arbitrary: fc.constant({ of: "cohort", cohorts: ["c1", "'; drop--", "behaved"] }) },
  );

const propertyBreakdown = (steps: number): fc.Arbitrary<Json> =>
  record({
    property: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<string | string[]>("p", "q", ...propertyNames) },
      { weight: 1, arbitrary: fc.constant<string | string[]>(["p", "q"]) },
    ),
    of: fc.constantFrom("event", "event", "event", "user", "session"),
    limit: sometimes(fc.constantFrom(1, 2), 2),
    normalize: sometimes(fc.constant("url"), 6),
    attribution: fc.oneof(
      fc.constantFrom("entry", "first", "last", "each"),
      fc.integer({ min: 1, max: steps }).map((step) => ({ step })),
    ),
  });

/** A record without the entries that came out undefined. */
function record(entries: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> {
  return fc.record(entries).map((json) => Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)));
}

const order = fc.constantFrom("ordered", "ordered", "strict", "unordered");

const span = (steps: number, isUnordered: boolean): fc.Arbitrary<Json> =>
  isUnordered
    ? fc.constant({ after: 1, before: steps })
    : fc
        .integer({ min: 1, max: steps - 1 })
        .chain((after) => fc.record({ after: fc.constant(after), before: fc.integer({ min: after + 1, max: steps }) }));

const exclusions = (steps: number, isUnordered: boolean): fc.Arbitrary<Json[]> =>
  steps < 2
    ? fc.constant([])
    : fc.array(
        fc.tuple(eventReference, span(steps, isUnordered)).map(([reference, between]) => ({ ...reference, ...between })),
        { maxLength: 2 },
      );

const stepList = (count: number, isOrdered: boolean): fc.Arbitrary<Json[]> =>
  fc
    .array(fc.tuple(eventReference, fc.integer({ min: 0, max: 3 })), { minLength: count, maxLength: count })
    .map((steps) =>
      steps.map(([reference, dice], index) =>
        isOrdered && dice === 0 && index > 0 && index < count - 1 ? { ...reference, optional: true } : reference,
      ),
    );

const part = (steps: number): fc.Arbitrary<Json> =>
  record({ step: fc.integer({ min: 1, max: steps }), state: fc.constantFrom("converted", "dropped", "in_window") });

const ofShape = ({ steps, order: chosen }: { steps: number; order: string }): fc.Arbitrary<Json> => {
  const [isOrdered, isUnordered] = [chosen === "ordered", chosen === "unordered"];
  return record({
    kind: fc.constant("funnel"),
    order: fc.constant(chosen),
    steps: stepList(steps, isOrdered),
    range,
    timezone: fc.constantFrom("UTC", "Europe/Rome", "America/Los_Angeles"),
    weekStart: sometimes(fc.constant("sunday")),
    filters: sometimes(conditionList, 10),
    countBy: fc.constantFrom<unknown>(
      "user",
      "user",
      "user",
      "user",
      "user",
      "user",
      "session",
      { property: "p" },
      { property: "q", of: "user" },
    ),
    identity: sometimes(fc.constant("raw"), 5),
    compare: sometimes(fc.constantFrom<unknown>("previous_period", { shift: { value: 1, unit: "day" } }), 6),
    daysOfWeek: sometimes(fc.constantFrom([6], [7, 1], []), 8),
    window: sometimes(fc.option(length, { freq: 5 }), 2),
    stepWindows: isUnordered
      ? fc.constant(undefined)
      : sometimes(fc.array(fc.option(length), { minLength: steps - 1, maxLength: steps - 1 }), 4),
    attempt: fc.constantFrom("best", "best", "first", "every"),
    graceSeconds: chosen === "strict" ? fc.constant(undefined) : sometimes(fc.constantFrom(1, 10, 0.5), 3),
    rangeCovers: sometimes(fc.constant("all"), 5),
    strictScope: chosen === "strict" ? sometimes(fc.array(eventReference, { maxLength: 2 }), 2) : fc.constant(undefined),
    exclusions: sometimes(exclusions(steps, isUnordered), 2),
    exclusionMeans: fc.constantFrom("ends_attempt", "removes_actor"),
    hold: sometimes(fc.constantFrom(["p"], ["p", "q"]), 8),
    breakdown: sometimes(breakdown(steps), 2),
    view: fc.constantFrom("steps", "steps", "steps", ...funnelViews.filter((view) => view !== "correlation")),
    interval: fc.constantFrom("hour", "day", "week", "month"),
    bins: sometimes(fc.constantFrom(1, 3)),
    includeMaturing: sometimes(fc.constant(true)),
    part: part(steps),
    cohorts: randomCohorts,
  });
};

/** Valid definitions over the names of the random logs, with every option of the funnel. */
export const randomFunnel: fc.Arbitrary<FunnelDefinition> = fc
  .record({ steps: fc.constantFrom(1, 2, 2, 3, 3, 4), order })
  .chain(ofShape)
  .map((json) => funnelDefinition.safeParse(json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as FunnelDefinition);

/** Correlation reports over the names of the random logs. */
export const randomCorrelation: fc.Arbitrary<FunnelDefinition> = fc
  .tuple(
    randomFunnel,
    record({
      by: fc.constantFrom("events", "userProperties", "eventProperties"),
      events: sometimes(fc.subarray([...eventNames], { minLength: 1 })),
      properties: sometimes(fc.constantFrom<unknown>("all", ["p"], ["p", "q"])),
      excludeProperties: sometimes(fc.constant(["p"])),
    }),
  )
  .map(([{ breakdown: _, ...definition }, correlate]) => funnelDefinition.parse({ ...definition, view: "correlation", correlate }));
