import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type LifecycleDefinition, lifecycleDefinition } from "./definition.ts";
import { type Frame, lifecycleFrame } from "./plan/frame.ts";
import { planLifecycle } from "./plan/index.ts";
import type { LifecycleResult } from "./result/answer.ts";
import { lifecycleResult } from "./result.ts";
import { lifecycleWitness } from "./witness.ts";

/** Who is new, who comes back, who is back after a pause, and who stays away, interval by interval. */
export const lifecycle: ReportKind<LifecycleDefinition, Frame, LifecycleResult> = {
  kind: "lifecycle",
  title: "Lifecycle",
  definition: lifecycleDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: lifecycleFrame,
  plan: planLifecycle,
  result: lifecycleResult,
  witness: lifecycleWitness,
};
