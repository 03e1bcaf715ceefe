import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type RetentionDefinition, retentionDefinition } from "./definition.ts";
import { type Frame, retentionFrame } from "./plan/frame.ts";
import { planRetention } from "./plan/index.ts";
import type { RetentionResult } from "./result/answer.ts";
import { retentionResult } from "./result.ts";
import { retentionWitness } from "./witness.ts";

/** How many of the units that begin something come back to it, interval after interval. */
export const retention: ReportKind<RetentionDefinition, Frame, RetentionResult> = {
  kind: "retention",
  title: "Retention",
  definition: retentionDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: retentionFrame,
  plan: planRetention,
  result: retentionResult,
  witness: retentionWitness,
};
