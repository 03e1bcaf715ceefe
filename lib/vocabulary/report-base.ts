import { z } from "zod";
import { countBy, identity } from "./actor.ts";
import { cohorts } from "./cohort.ts";
import { compare } from "./compare.ts";
import { conditions } from "./condition.ts";
import { weekStart } from "./interval.ts";
import { range } from "./range.ts";
import { timezone } from "./timezone.ts";

/** The words that every kind of report shares. */
export const reportBase = {
  range: range.default({ last: { value: 30, unit: "day" } }),
  timezone: timezone.default("UTC"),
  weekStart: weekStart.default("monday"),
  filters: conditions.default([]),
  countBy: countBy.default("user"),
  identity: identity.default("merged"),
  compare: compare.optional(),
  /** 1 = Monday … 7 = Sunday; events of other days do not exist for the report. Empty means every day. */
  daysOfWeek: z.array(z.number().int().min(1).max(7)).max(7).optional(),
  cohorts: cohorts.optional(),
  /** A gap of this many minutes or more starts a new session where the source names none. */
  sessionTimeoutMinutes: z.number().int().positive().max(10_080).default(30),
};
