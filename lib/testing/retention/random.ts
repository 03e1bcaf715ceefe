import fc from "fast-check";
import { type RetentionDefinition, retentionDefinition, retentionViews } from "../../reports/retention/definition.ts";
import { eventReference } from "../random-event-ref.ts";
import { baseOf, breakdownOf, periodOf, rangeFor, record, sometimes } from "../random-report.ts";

type Json = Record<string, unknown>;

const often = fc.constantFrom<Json>({ event: null }, { event: null }, { event: "a" }, { event: ["a", "b"] });

const startReference = fc.oneof(
  { weight: 2, arbitrary: often },
  { weight: 1, arbitrary: eventReference.map(({ occurrence: _, ...reference }: Json) => reference) },
);

const brackets = fc.constantFrom(
  [
    [0, 0],
    [1, 3],
    [4, 7],
  ],
  [
    [1, 1],
    [3, 4],
  ],
  [
    [0, 2],
    [5, 9],
  ],
  [[1, 400]],
  [[2, 2]],
);

const part = (interval: string): fc.Arbitrary<Json> =>
  record({
    cohort: sometimes(periodOf(interval), 2),
    column: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
    state: fc.constantFrom("retained", "retained", "not_retained"),
    group: sometimes(fc.constantFrom("x", "x", "y", "5", "(not set)", "(other)"), 4),
    of: sometimes(fc.constant("previous"), 6),
    search: sometimes(fc.constantFrom("U", "2"), 12),
  });

const significance = record({
  column: sometimes(fc.constantFrom(1, 1, 2, 7), 2),
  baseline: sometimes(fc.constantFrom("x", "y", "(not set)"), 3),
  correction: sometimes(fc.constantFrom("none", "benjamini_hochberg"), 3),
});

const definition = ({ interval }: { interval: string }): fc.Arbitrary<Json> =>
  record({
    kind: fc.constant("retention"),
    ...baseOf,
    range: rangeFor(interval),
    start: startReference,
    return: fc.oneof({ weight: 2, arbitrary: often }, { weight: 1, arbitrary: eventReference }),
    interval: fc.constant(interval),
    periods: sometimes(fc.constantFrom(1, 2, 3, 8), 2),
    mode: fc.constantFrom("recurring", "recurring", "first_ever", "first_ever_unfiltered", "first_in_range"),
    returning: sometimes(fc.constant("on_or_after"), 3),
    windows: sometimes(fc.constant("rolling"), 3),
    minOccurrences: sometimes(fc.constantFrom(2, 3), 4),
    bracketRanges: sometimes(brackets, 4),
    amount: sometimes(fc.constantFrom({ sum: "p" }, { avg: "p" }, { avg: "q" }), 3),
    breakdown: sometimes(breakdownOf({ at: sometimes(fc.constant("both"), 3) }), 2),
    significance: sometimes(significance, 2),
    view: fc.constantFrom("table", "table", "table", ...retentionViews),
    includeMaturing: sometimes(fc.constant(true), 2),
    part: part(interval),
  });

/** Valid definitions over the names of the random logs, with every option of retention. */
export const randomRetention: fc.Arbitrary<RetentionDefinition> = fc
  .record({ interval: fc.constantFrom("hour", "day", "day", "week", "month") })
  .chain(definition)
  .map((json) => retentionDefinition.safeParse(json))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as RetentionDefinition);
