import { z } from "zod";

const elapsed = z.object({ averageSeconds: z.number().nullish(), medianSeconds: z.number().nullish() });
const actorLists = z.record(z.string(), z.array(z.string()).nullish());
const point = z.object({
  period: z.string(),
  entered: z.number().nullish(),
  converted: z.number().nullish(),
  rate: z.number().nullish(),
});
const correlation = z.object({
  event: z.string().nullish(),
  property: z.string().nullish(),
  value: z.string().nullish(),
  success: z.number().nullish(),
  failure: z.number().nullish(),
  oddsRatio: z.number().nullish(),
  type: z.string().nullish(),
});

const funnelFacts = z.strictObject({
  steps: z.array(elapsed.extend({ count: z.number().nullish() }).nullable()).nullish(),
  actors: actorLists.nullish(),
  dropped: actorLists.nullish(),
  furthest: z.record(z.string(), z.number().nullable()).nullish(),
  byBreakdown: z.record(z.string(), z.array(z.number().nullable()).nullable()).nullish(),
  breakdownTimes: z.record(z.string(), z.array(elapsed.nullable()).nullable()).nullish(),
  breakdownActors: z.record(z.string(), actorLists.nullable()).nullish(),
  breakdownValues: z.array(z.string()).nullish(),
  breakdownCount: z.number().nullish(),
  series: z.array(point).nullish(),
  periodCount: z.number().nullish(),
  enteredTotal: z.number().nullish(),
  actorsByPeriod: z.record(z.string(), actorLists.nullable()).nullish(),
  seriesByBreakdown: z.record(z.string(), z.array(point).nullable()).nullish(),
  bins: z.array(z.object({ fromSeconds: z.number(), toSeconds: z.number(), count: z.number() })).nullish(),
  averageSeconds: z.number().nullish(),
  medianSeconds: z.number().nullish(),
  correlations: z.array(correlation).nullish(),
  correlationActors: z.record(z.string(), actorLists.nullable()).nullish(),
});
/** What a funnel case asserts of one period; absent and null mean not asserted. */
export type FunnelFacts = z.infer<typeof funnelFacts>;

/** What a funnel case asserts. */
export const funnelExpectation = funnelFacts.extend({ previous: funnelFacts.nullish() });
