import type { ActorRow } from "../../../reports/funnel/result/answer.ts";
import type { CasePart } from "../subject.ts";
import type { Outcome } from "./breakdown.ts";
import type { Rules } from "./rules.ts";
import { requiredBefore, stateOf } from "./steps.ts";
import { measuredSteps } from "./trend.ts";

/** The outcomes behind one part: of a step, or of the measured steps when the part names a period. */
export function partOutcomes(
  outcomes: readonly Outcome[],
  { step, state, period }: Pick<CasePart, "step" | "state" | "period">,
  rules: Rules,
): Outcome[] {
  const steps: [number, number] =
    period === undefined ? [state === "converted" ? 1 : requiredBefore(step, rules), step] : measuredSteps(rules);
  return outcomes.filter(({ attempt }) => stateOf(attempt, steps, rules) === state);
}

/** One list entry per outcome, by actor. */
export function actorRows(outcomes: readonly Outcome[]): ActorRow[] {
  return outcomes.map(({ unit, group, attempt }) => ({
    actor: unit.actor,
    group: group?.name ?? null,
    stepTimes: attempt.rows.map((row) => (row ? iso(row.time) : null)),
    deadline: iso(attempt.deadline),
  }));
}

function iso(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
