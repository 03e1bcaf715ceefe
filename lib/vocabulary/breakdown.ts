import { z } from "zod";

export const defaultBreakdownLimit = 25;

const propertyName = z.string().max(256);

/** How units are split into groups: by one or several properties (joined with "|"), or by cohorts. */
export const breakdown = z.strictObject({
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
export type Breakdown = z.infer<typeof breakdown>;
