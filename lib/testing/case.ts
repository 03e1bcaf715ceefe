import { readFileSync } from "node:fs";
import { z } from "zod";
import { cohorts } from "../vocabulary/cohort.ts";

const propertyValues = z.record(z.string(), z.unknown());

const caseEvent = z.object({
  event: z.string(),
  time: z.string(),
  user: z.string().nullish(),
  anonymous_id: z.string().nullish(),
  session: z.string().nullish(),
  properties: propertyValues.nullish(),
  /** Rows of the same id count once, the first in order. */
  id: z.string().nullish(),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** A small event log: file order decides between rows of one instant; `users` holds current property values. */
export const caseLog = z.object({
  events: z.array(caseEvent),
  users: z.record(z.string(), propertyValues).optional(),
  cohorts: cohorts.optional(),
});
export type CaseLog = z.infer<typeof caseLog>;

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

const funnelExpectation = funnelFacts.extend({ previous: funnelFacts.nullish(), error: z.boolean().nullish() });

const funnelCase = caseLog.extend({
  id: z.string(),
  source: z.string().optional(),
  note: z.string().optional(),
  report: z.record(z.string(), z.unknown()),
  expect: funnelExpectation,
});
/** One case of a case file: a log, a report and the numbers it must give. */
export type FunnelCase = z.infer<typeof funnelCase>;

/** Reads a case file of funnels; an unreadable case is an error that names its place. */
export function readFunnelCases(file: string): FunnelCase[] {
  return z.array(funnelCase).parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The report of a case as the product takes it, with the case's cohorts inside. */
export function caseReport({ report, cohorts: named }: Pick<FunnelCase, "report" | "cohorts">): unknown {
  return named ? { ...report, cohorts: named } : report;
}
