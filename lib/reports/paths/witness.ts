import type { WitnessQuestion } from "../witness.ts";
import type { PathsDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { witnessAnswer } from "./witness/answer.ts";
import { witnessPlan } from "./witness/plan.ts";

/** The paths of one unit node by node with the events behind them, and why its other sessions have none. */
export const pathsWitness: WitnessQuestion<PathsDefinition, Frame> = { plan: witnessPlan, answer: witnessAnswer };
