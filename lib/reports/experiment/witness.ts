import type { WitnessQuestion } from "../witness.ts";
import type { ExperimentDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Why one unit is in its arm or left out, and what it comes to by each metric, with the events behind it. */
export const experimentWitness: WitnessQuestion<ExperimentDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
