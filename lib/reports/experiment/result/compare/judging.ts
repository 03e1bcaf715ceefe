import type { ExperimentDefinition, ExperimentMethod } from "../../definition.ts";

/** How an arm is held against the control. */
export type Judging = {
  method: ExperimentMethod;
  alpha: number;
  prior: ExperimentDefinition["prior"];
  /** Sequential: the number of units at which the interval is tightest. */
  tuning: number;
  direction: "increase" | "decrease";
  /** Fixed: p of harm alone. */
  oneSided: boolean;
};

/** Units in all at which a sequential experiment without a plan is tightest. */
const usualTuning = 5000;

/** The method of the definition for one metric. */
export function judgingOf(
  { method, alpha, prior, plan }: ExperimentDefinition,
  { direction, oneSided }: Pick<Judging, "direction" | "oneSided">,
): Judging {
  return { method, alpha, prior, tuning: plan.unitsPerArm === undefined ? usualTuning : 2 * plan.unitsPerArm, direction, oneSided };
}

/** Whether a change is for the worse. */
export function isHarm(difference: number, direction: Judging["direction"]): boolean {
  return direction === "increase" ? difference < 0 : difference > 0;
}
