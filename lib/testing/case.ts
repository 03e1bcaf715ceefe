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

const reportCase = caseLog.extend({
  id: z.string(),
  source: z.string().optional(),
  note: z.string().optional(),
  report: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
});
/** One case of a case file: a log, a report and the numbers it must give; each kind reads its own `expect`. */
export type ReportCase = z.infer<typeof reportCase>;

/** Reads a case file; an unreadable case is an error that names its place. */
export function readCases(file: string): ReportCase[] {
  return z.array(reportCase).parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The report of a case as the product takes it, with the case's cohorts inside. */
export function caseReport({ report, cohorts: named }: Pick<ReportCase, "report" | "cohorts">): Record<string, unknown> {
  return named ? { ...report, cohorts: named } : report;
}
