import { z } from "zod";

export const durationUnits = ["second", "minute", "hour", "day", "week", "month"] as const;

/** A fixed length of elapsed time; a month counts 30 days, a day 24 hours, whatever the clocks do. */
export const duration = z.strictObject({
  value: z.number().int().positive().max(10_000_000_000),
  unit: z.enum(durationUnits),
});
export type Duration = z.infer<typeof duration>;

const secondsPerUnit: Record<Duration["unit"], number> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};

/** The length of a duration in seconds. */
export function seconds(length: Duration): number {
  return length.value * secondsPerUnit[length.unit];
}
