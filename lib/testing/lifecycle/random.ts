import fc from "fast-check";
import { type LifecycleDefinition, lifecycleDefinition, lifecycleStates } from "../../reports/lifecycle/definition.ts";
import { eventReference } from "../random-event-ref.ts";
import { baseOf, breakdownOf, rangeOfHours, rangeOfWeeks, record, sometimes } from "../random-report.ts";

type Json = Record<string, unknown>;

const activity = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Json>({ event: null }) },
  { weight: 3, arbitrary: eventReference.map(({ occurrence: _, ...reference }: Json) => reference) },
);

const part = record({
  period: fc.constantFrom("2024-03-31", "2024-04-01", "2024-03-25", "2024-03-24", "2024-04-07", "2024-03-31T01:00", "2024-04-07T01:00"),
  state: fc.constantFrom(...lifecycleStates),
  of: sometimes(fc.constant("previous"), 6),
  search: sometimes(fc.constantFrom("U", "2"), 8),
});

const definition = (interval: string): fc.Arbitrary<Json> =>
  record({
    kind: fc.constant("lifecycle"),
    ...baseOf,
    range: interval === "hour" ? rangeOfHours : rangeOfWeeks,
    event: activity,
    interval: fc.constant(interval),
    breakdown: sometimes(breakdownOf({}), 2),
    view: fc.constantFrom("points", "points", "actors"),
    part,
  });

/** Valid definitions over the names of the random logs, with every option of the lifecycle. */
export const randomLifecycle: fc.Arbitrary<LifecycleDefinition> = fc
  .constantFrom("hour", "day", "day", "week", "month", "quarter")
  .chain(definition)
  .map((json) => lifecycleDefinition.safeParse(json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as LifecycleDefinition);
