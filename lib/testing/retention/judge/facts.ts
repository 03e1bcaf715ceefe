import { z } from "zod";

const numbers = z.array(z.number().nullable()).nullish();

const cohort = z.strictObject({
  period: z.string(),
  size: z.number().nullish(),
  /** By column: the cohort's size, then who was retained. */
  values: numbers,
  amounts: numbers,
  perMember: numbers,
  states: z.array(z.enum(["closed", "open", "not_started"]).nullable()).nullish(),
  closesAt: z.array(z.string().nullable()).nullish(),
});
export type ExpectedCohort = z.infer<typeof cohort>;

const actorLists = z.record(z.string(), z.record(z.string(), z.array(z.number()).nullable()).nullable());
export type ExpectedActors = z.infer<typeof actorLists>;

const average = z.strictObject({ retained: z.number(), eligible: z.number(), perMember: z.number().nullish() }).nullable();

const significance = z.strictObject({
  pValue: z.number().nullish(),
  adjustedPValue: z.number().nullish(),
  difference: z.number().nullish(),
  low: z.number().nullish(),
  high: z.number().nullish(),
  reason: z.string().nullish(),
});

const retentionFacts = z.strictObject({
  period: z.strictObject({ from: z.string(), to: z.string() }).nullish(),
  cohorts: z.array(cohort).nullish(),
  average: z.array(average).nullish(),
  byBreakdown: z
    .record(
      z.string(),
      z
        .strictObject({
          cohorts: z.array(cohort).nullish(),
          average: z.array(average).nullish(),
          actors: actorLists.nullish(),
          significance: significance.nullish(),
        })
        .nullable(),
    )
    .nullish(),
  significance: z
    .strictObject({ column: z.number(), baseline: z.string().nullable(), correction: z.string(), reason: z.string().nullable() })
    .nullish(),
  breakdownValues: z.array(z.string()).nullish(),
  breakdownCount: z.number().nullish(),
  actors: actorLists.nullish(),
  gaps: z.record(z.string(), z.unknown()).nullish(),
});
/** What a retention case asserts of one period; absent and null mean not asserted. */
export type RetentionFacts = z.infer<typeof retentionFacts>;

/** What a retention case asserts. */
export const retentionExpectation = retentionFacts.extend({ previous: retentionFacts.nullish() });
