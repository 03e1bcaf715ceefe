import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type StickinessDefinition, stickinessDefinition } from "./definition.ts";
import { type Frame, stickinessFrame } from "./plan/frame.ts";
import { planStickiness } from "./plan/index.ts";
import type { StickinessResult } from "./result/answer.ts";
import { stickinessResult } from "./result.ts";
import { stickinessWitness } from "./witness.ts";

/** How often the units that come at all come. */
export const stickiness: ReportKind<StickinessDefinition, Frame, StickinessResult> = {
  kind: "stickiness",
  title: "Stickiness",
  definition: stickinessDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: stickinessFrame,
  plan: planStickiness,
  result: stickinessResult,
  witness: stickinessWitness,
};
