import { z } from "zod";
import { breakdown } from "../../vocabulary/breakdown.ts";
import { duration } from "../../vocabulary/duration.ts";
import { eventRef, eventRefShape } from "../../vocabulary/event-ref.ts";
import { interval } from "../../vocabulary/interval.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";

export const maxSteps = 20;

export const funnelViews = ["steps", "trend", "timeToConvert", "sweep", "correlation", "actors"] as const;

const step = z.strictObject({ ...eventRefShape, optional: z.boolean().optional() });
export type Step = z.infer<typeof step>;

const exclusion = z.strictObject({
  ...eventRefShape,
  /** 1-based: the exclusion holds between step `after` and step `before`. */
  after: z.number().int().min(1),
  before: z.number().int().min(1),
});
export type Exclusion = z.infer<typeof exclusion>;

const attribution = z.union([z.enum(["entry", "first", "last", "each"]), z.strictObject({ step: z.number().int().min(1).max(maxSteps) })]);
export type Attribution = z.infer<typeof attribution>;

const correlate = z.strictObject({
  by: z.enum(["events", "userProperties", "eventProperties"]),
  events: z.array(z.string()).optional(),
  properties: z.union([z.array(z.string()), z.literal("all")]).optional(),
  exclude: z.array(z.string()).optional(),
  excludeProperties: z.array(z.string()).optional(),
});

/** Whose list is asked for: the units behind one part of the funnel. */
const part = z.strictObject({
  step: z.number().int().min(1).max(maxSteps),
  state: z.enum(["converted", "dropped", "in_window"]),
  group: z.string().optional(),
  /** Start of the entry bucket (trend only), as printed in the series. */
  period: z.string().optional(),
  of: z.enum(["current", "previous"]).default("current"),
  /** Only units with this item of the correlation. */
  item: z.strictObject({ event: z.string().optional(), property: z.string().optional(), value: z.string().optional() }).optional(),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("funnel"),
  ...reportBase,
  steps: z.array(step).min(1).max(maxSteps),
  order: z.enum(["ordered", "strict", "unordered"]).default("ordered"),
  /** From the entry to the last step; null for none. Default 7 days. */
  window: duration.nullable().default({ value: 7, unit: "day" }),
  /** Instead of `window`: one per step after the first, each from the previous required step; null for none. */
  stepWindows: z.array(duration.nullable()).optional(),
  attempt: z.enum(["best", "first", "every"]).default("best"),
  graceSeconds: z.number().min(0).max(3600).default(0),
  rangeCovers: z.enum(["entry", "all"]).default("entry"),
  /** Strict order only: which events may interrupt; default all. */
  strictScope: z.array(eventRef).min(1).max(50).optional(),
  exclusions: z.array(exclusion).max(20).default([]),
  exclusionMeans: z.enum(["ends_attempt", "removes_actor"]).default("ends_attempt"),
  hold: z.array(z.string().min(1).max(256)).max(5).default([]),
  breakdown: breakdown.safeExtend({ attribution: attribution.default("entry") }).optional(),
  view: z.enum(funnelViews).default("steps"),
  interval: interval.default("day"),
  fromStep: z.number().int().min(1).optional(),
  toStep: z.number().int().min(1).optional(),
  bins: z.number().int().min(1).max(1000).optional(),
  correlate: correlate.optional(),
  /** The baseline of significance by segment: a group's name, or each group against the rest. */
  significance: z.strictObject({ baseline: z.string().nullable() }).optional(),
  /** Count units still in their window as not converted. */
  includeMaturing: z.boolean().default(false),
  part: part.optional(),
});
export type FunnelDefinition = z.infer<typeof shape>;

/** A complete question to the funnel; unknown keys and contradictions are refused with a message that names them. */
export const funnelDefinition = shape.superRefine(refuseContradictions);
