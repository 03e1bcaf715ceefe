import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type FunnelDefinition, funnelDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { funnelFrame } from "./plan/frame.ts";
import { planFunnel } from "./plan/index.ts";
import type { FunnelResult } from "./result/answer.ts";
import { funnelResult } from "./result.ts";
import { funnelWitness } from "./witness.ts";

/** How many of the units that begin something go on to finish it. */
export const funnel: ReportKind<FunnelDefinition, Frame, FunnelResult> = {
  kind: "funnel",
  title: "Funnel",
  definition: funnelDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: funnelFrame,
  plan: planFunnel,
  result: funnelResult,
  witness: funnelWitness,
};
