import { z } from "zod";

/** A day, or a moment of it, in the report's zone. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/, "write a date as 2024-05-31, or with a time as 2024-05-31T18:00:00");

export const calendarUnits = ["hour", "day", "week", "month", "quarter", "year"] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

/**
 * The days a report covers, in its time zone, both ends included. Relative ranges stay relative:
 * `last` and `this` count from the data end, `complete` leaves the unfinished period out.
 */
export const range = z.union([
  z.strictObject({ from: z.union([moment, z.literal("all")]), to: moment.optional() }),
  z.strictObject({
    last: z.strictObject({ value: z.number().int().positive().max(10_000), unit: z.enum(calendarUnits) }),
    complete: z.boolean().optional(),
  }),
  z.strictObject({ this: z.enum(calendarUnits) }),
]);
export type Range = z.infer<typeof range>;
