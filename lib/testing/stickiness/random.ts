import fc from "fast-check";
import { type StickinessDefinition, stickinessDefinition, stickinessViews } from "../../reports/stickiness/definition.ts";
import { eventReference } from "../random-event-ref.ts";
import { baseOf, rangeFor, record, sometimes } from "../random-report.ts";

type Json = Record<string, unknown>;

const reference = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Json>({ event: null }, { event: "a" }) },
  { weight: 2, arbitrary: eventReference },
);

const part = record({
  periods: fc.integer({ min: 1, max: 3 }),
  how: fc.constantFrom("exactly", "atLeast", "atMost"),
  window: sometimes(fc.constantFrom(7, 28), 3),
  of: sometimes(fc.constant("previous"), 6),
  search: sometimes(fc.constantFrom("U", "2"), 8),
  limit: sometimes(fc.constant(1), 8),
  offset: sometimes(fc.constant(1), 8),
});

const definition = (interval: string): fc.Arbitrary<Json> =>
  record({
    kind: fc.constant("stickiness"),
    ...baseOf,
    range: rangeFor(interval),
    series: fc.array(reference, { minLength: 1, maxLength: 2 }),
    interval: fc.constant(interval),
    intervalCount: sometimes(fc.constantFrom(2, 3), 3),
    perPeriod: sometimes(fc.record({ op: fc.constantFrom("is", "gt", "gte", "lt", "lte"), value: fc.constantFrom(0, 1, 2) }), 3),
    cumulative: sometimes(fc.constant(true), 3),
    view: fc.constantFrom(...stickinessViews),
    part,
  });

/** Valid definitions over the names of the random logs, with every option of stickiness. */
export const randomStickiness: fc.Arbitrary<StickinessDefinition> = fc
  .constantFrom("minute", "hour", "day", "day", "day", "week", "month")
  .chain(definition)
  .map((json) => stickinessDefinition.safeParse(json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as StickinessDefinition);
