import type { WitnessQuestion } from "../witness.ts";
import type { FunnelDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Why one unit stands where it stands in a funnel: the report's own walk, the rows behind it, and what stopped it. */
export const funnelWitness: WitnessQuestion<FunnelDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
