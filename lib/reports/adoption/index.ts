import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type AdoptionDefinition, adoptionDefinition } from "./definition.ts";
import { adoptionFrame, type Frame } from "./plan/frame.ts";
import { planAdoption } from "./plan/index.ts";
import type { AdoptionResult } from "./result/answer.ts";
import { adoptionResult } from "./result.ts";
import { adoptionWitness } from "./witness.ts";

/** How features are taken up: by whom, how often, how far, how fast, and whether they stay. */
export const adoption: ReportKind<AdoptionDefinition, Frame, AdoptionResult> = {
  kind: "adoption",
  title: "Feature adoption",
  definition: adoptionDefinition,
  reading: (definition, { current, previous }) => readingPhrases(definition, current, previous),
  frame: adoptionFrame,
  plan: planAdoption,
  result: adoptionResult,
  witness: adoptionWitness,
};
