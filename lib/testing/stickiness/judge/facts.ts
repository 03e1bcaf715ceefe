import { z } from "zod";

const values = z.array(z.strictObject({ periods: z.number(), count: z.number().nullish(), rate: z.number().nullish() })).nullish();
const compare = z.enum(["current", "previous"]).nullish();

const series = z.strictObject({ label: z.string().nullish(), values, actors: z.number().nullish(), compare });
export type ExpectedSeries = z.infer<typeof series>;

const point = z.strictObject({
  period: z.string(),
  day: z.string().nullish(),
  dau: z.number().nullish(),
  wau: z.number().nullish(),
  mau: z.number().nullish(),
  dauPerWauRate: z.number().nullish(),
  dauPerMauRate: z.number().nullish(),
});

const lists = z.record(z.string(), z.array(z.string()).nullable()).nullish();

/** What a stickiness case asserts; absent and null mean not asserted. */
export const stickinessExpectation = z.strictObject({
  /** In the definition's order; with `compare`, those of the current and of the previous period. */
  series: z.array(series).nullish(),
  /** By window in days, as the series. */
  power: z.array(z.strictObject({ label: z.string().nullish(), days: z.number(), values, actors: z.number().nullish() })).nullish(),
  ratio: z.array(z.strictObject({ label: z.string().nullish(), points: z.array(point) })).nullish(),
  actors: z.strictObject({ exactly: lists, atLeast: lists, atMost: lists }).partial().nullish(),
});
export type StickinessFacts = z.infer<typeof stickinessExpectation>;
