import type { ReportKind } from "../kind.ts";
import { readingPhrases } from "./definition/reading.ts";
import { type ExperimentDefinition, experimentDefinition } from "./definition.ts";
import { experimentFrame, type Frame } from "./plan/frame.ts";
import { planExperiment } from "./plan/index.ts";
import type { ExperimentResult } from "./result/answer.ts";
import { experimentResult } from "./result.ts";
import { experimentWitness } from "./witness.ts";

/** Whether a variant does better than the control, by whom it was shown to first. */
export const experiment: ReportKind<ExperimentDefinition, Frame, ExperimentResult> = {
  kind: "experiment",
  title: "Experiment",
  definition: experimentDefinition,
  reading: (definition, { current }) => readingPhrases(definition, current),
  frame: experimentFrame,
  plan: planExperiment,
  result: experimentResult,
  witness: experimentWitness,
};
