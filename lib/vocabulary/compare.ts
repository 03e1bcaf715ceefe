import { z } from "zod";
import { duration } from "./duration.ts";

/** The earlier period a report is compared with: the one just before, a year before, or shifted by a length. */
export const compare = z.union([
  z.enum(["previous_period", "previous_year"]),
  z.strictObject({
    shift: z.strictObject({ value: duration.shape.value, unit: z.enum(["hour", "day", "week", "month", "quarter", "year"]) }),
  }),
]);
export type Compare = z.infer<typeof compare>;
