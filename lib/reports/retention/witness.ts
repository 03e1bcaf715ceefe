import type { WitnessQuestion } from "../witness.ts";
import type { RetentionDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Why one unit is, or is not, in a cohort and among those who came back: the report's own births and returns, and the rows behind them. */
export const retentionWitness: WitnessQuestion<RetentionDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
