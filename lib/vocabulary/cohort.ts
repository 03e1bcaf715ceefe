import { z } from "zod";
import { conditions } from "./condition.ts";

/** A named set of users: those whose properties meet conditions, or a list of user ids. */
export const cohort = z.union([
  z.strictObject({ where: conditions }),
  z.strictObject({ users: z.array(z.string().max(8192)).max(1_000_000) }),
]);
export type Cohort = z.infer<typeof cohort>;

export const cohorts = z.record(z.string().max(256), cohort);
