import type { WitnessQuestion } from "../witness.ts";
import type { TrendsDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Why one unit counts in a trend, or does not: the report's own counted events of it, and those that came near. */
export const trendsWitness: WitnessQuestion<TrendsDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
