import type { WitnessQuestion } from "../witness.ts";
import type { AdoptionDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** Whether one unit is of the base, and how far it took up each feature, with the uses that say so. */
export const adoptionWitness: WitnessQuestion<AdoptionDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
