import type { WitnessQuestion } from "../witness.ts";
import type { LifecycleDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Why one unit is new, returning, resurrecting or dormant in an interval: the report's own states of it, and the events behind them. */
export const lifecycleWitness: WitnessQuestion<LifecycleDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
