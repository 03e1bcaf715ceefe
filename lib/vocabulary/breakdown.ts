import { z } from "zod";

export const defaultBreakdownLimit = 25;

const propertyName = z.string().max(256);

const shape = z.strictObject({
  property: z.union([propertyName, z.array(propertyName).min(1).max(5)]).optional(),
  of: z.enum(["event", "user", "session", "cohort"]).default("event"),
  cohorts: z.array(z.string().max(256)).min(1).max(50).optional(),
  limit: z.number().int().positive().max(1000).optional(),
  /** `url` folds a trailing slash, question mark or hash. */
  normalize: z.literal("url").optional(),
  other: z.boolean().optional(),
  hideOther: z.boolean().optional(),
  /** Numeric properties: the number of equally wide bins. */
  bins: z.number().int().positive().max(100).optional(),
  asOf: z.enum(["latest", "event"]).optional(),
});

/** How units are split into groups: by one or several properties (joined with "|"), or by cohorts, whose members are those of now. */
export const breakdown = shape.refine(({ of, asOf }) => of !== "cohort" || asOf !== "event", {
  path: ["asOf"],
  message: "groups of a cohort are who is in it as of now: leave asOf out, or put the cohort as of the event into a condition",
});
export type Breakdown = z.infer<typeof breakdown>;
