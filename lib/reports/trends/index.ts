import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type TrendsDefinition, trendsDefinition } from "./definition.ts";
import { type Frame, trendsFrame } from "./plan/frame.ts";
import { planTrends } from "./plan/index.ts";
import type { TrendsResult } from "./result/answer.ts";
import { trendsResult } from "./result.ts";
import { trendsWitness } from "./witness.ts";

/** How numbers go over time: counts, users, sums, averages, and formulas over them. */
export const trends: ReportKind<TrendsDefinition, Frame, TrendsResult> = {
  kind: "trends",
  title: "Trends",
  definition: trendsDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: trendsFrame,
  plan: planTrends,
  result: trendsResult,
  witness: trendsWitness,
};
