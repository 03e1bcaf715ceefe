import fc from "fast-check";
import { type LifecycleDefinition, lifecycleDefinition, lifecycleStates } from "../../reports/lifecycle/definition.ts";
import { eventReference } from "../random-event-ref.ts";
import { baseOf, breakdownOf, periodOf, rangeFor, record, sometimes } from "../random-report.ts";

type Json = Record<string, unknown>;

const activity = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Json>({ event: null }, { event: "a" }) },
  { weight: 2, arbitrary: eventReference.map(({ occurrence: _, ...reference }: Json) => reference) },
);

const part = (interval: string): fc.Arbitrary<Json> =>
  record({
    period: periodOf(interval),
    state: fc.constantFrom(...lifecycleStates),
    group: sometimes(fc.constantFrom("x", "y", "(not set)"), 8),
    of: sometimes(fc.constant("previous"), 8),
    search: sometimes(fc.constantFrom("U", "2"), 12),
    limit: sometimes(fc.constant(1), 8),
    offset: sometimes(fc.constant(1), 8),
  });

const definition = (interval: string): fc.Arbitrary<Json> =>
  record({
    kind: fc.constant("lifecycle"),
    ...baseOf,
    range: rangeFor(interval),
    event: activity,
    interval: fc.constant(interval),
    breakdown: sometimes(breakdownOf({}), 2),
    view: fc.constantFrom("points", "points", "actors"),
    part: part(interval),
  });

/** Valid definitions over the names of the random logs, with every option of the lifecycle. */
export const randomLifecycle: fc.Arbitrary<LifecycleDefinition> = fc
  .constantFrom("hour", "day", "day", "week", "month", "quarter")
  .chain(definition)
  .map((json) => lifecycleDefinition.safeParse(json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as LifecycleDefinition);
