import { z } from "zod";
import { duration } from "../../../vocabulary/duration.ts";
import { eventRef, eventRefShape } from "../../../vocabulary/event-ref.ts";

/** The same as the longest funnel. */
export const maxMetricSteps = 20;

export const metricRoles = ["primary", "secondary", "guardrail"] as const;
export type MetricRole = (typeof metricRoles)[number];

const property = z.string().min(1).max(256);

/** From the exposure, elapsed time, its end included; null for none. */
const window = duration.nullable().default({ value: 7, unit: "day" });

const base = {
  /** What it is called; default its events. */
  label: z.string().min(1).max(256).optional(),
  /** Default: the first metric is primary, the others secondary. */
  role: z.enum(metricRoles).optional(),
  /** Which way is good. */
  direction: z.enum(["increase", "decrease"]).default("increase"),
};

/** What is taken of a unit's matching events: how many, the sum of a property, or its average. */
const measure = z.union([z.literal("count"), z.strictObject({ sum: property }), z.strictObject({ avg: property })]).default("count");
export type Measure = z.infer<typeof measure>;

/** The value of a unit is counted or summed, never averaged, so that sums over units make sense. */
const amount = z.strictObject({
  ...eventRefShape,
  measure: z.union([z.literal("count"), z.strictObject({ sum: property })]).default("count"),
});
export type Amount = z.infer<typeof amount>;

/** Values beyond these quantiles (0 to 1) of both ends are capped; ignoring zeros, the quantiles are those of the other values. */
const winsorize = z.strictObject({
  lower: z.number().min(0).max(0.5).optional(),
  upper: z.number().min(0.5).max(1).optional(),
  ignoreZeros: z.boolean().default(false),
});

const conversion = z.strictObject({ ...eventRefShape, ...base, type: z.literal("conversion"), window });

const mean = z.strictObject({
  ...eventRefShape,
  ...base,
  type: z.literal("mean"),
  measure,
  window,
  winsorize: winsorize.optional(),
  /** Variance reduction by what the same measure was in so many times 24 hours before the exposure. */
  cuped: z.strictObject({ days: z.number().int().min(1).max(90).default(14) }).optional(),
});

const ratio = z.strictObject({ ...base, type: z.literal("ratio"), numerator: amount, denominator: amount, window });

const retention = z.strictObject({
  ...eventRefShape,
  ...base,
  type: z.literal("retention"),
  /** 24-hour days since the exposure, the first of them 0: came back on any of these, both included. */
  fromDay: z.number().int().min(0).max(365).default(7),
  /** Default `fromDay`. */
  toDay: z.number().int().min(0).max(365).optional(),
});

const funnel = z.strictObject({
  ...base,
  type: z.literal("funnel"),
  /** After the exposure, which is the entry and no step. */
  steps: z.array(eventRef).min(1).max(maxMetricSteps),
  order: z.enum(["ordered", "unordered"]).default("ordered"),
  window,
});

/** One thing that the variants are compared by. */
export const metric = z.discriminatedUnion("type", [conversion, mean, ratio, retention, funnel]);
export type Metric = z.infer<typeof metric>;
export type MetricOf<Type extends Metric["type"]> = Extract<Metric, { type: Type }>;
