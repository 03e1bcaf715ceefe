import { aggregate, all, call, column, type Expression, integer, number } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { FunnelDefinition } from "../definition.ts";
import { type Grouped, perGroup } from "./groups.ts";
import type { Question } from "./question.ts";

/** Time at a step (1-based) in microseconds; null when it was not reached. */
export const timeAt = (step: number): Expression => column(`time_${step}`);

/** The required step before a step (1-based). */
export function requiredBefore(definition: FunnelDefinition, step: number): number {
  let before = step - 1;
  while (before > 1 && definition.steps[before - 1]?.optional) before -= 1;
  return before;
}

/** Seconds from one instant to another. */
export const secondsBetween = (from: Expression, to: Expression): Expression => call("divide", call("minus", to, from), number(1_000_000));

/** Time at the nearest step before this one that the attempt reached. */
function timeBefore(definition: FunnelDefinition, step: number): Expression {
  const candidates: Expression[] = [];
  for (let before = step - 1; before >= 1; before -= 1) {
    candidates.push(timeAt(before));
    if (!definition.steps[before - 1]?.optional) break;
  }
  return candidates.length === 1 ? (candidates[0] as Expression) : call("coalesce", ...candidates);
}

/** Per step: units that reached it, those still open before it, and seconds from the previous and from the first step. */
export function stepsAnswer(question: Question, grouped: Grouped): string {
  const { definition } = question;
  return perGroup(question, grouped, { columns: definition.steps.flatMap((_, index) => stepColumns(definition, index + 1)) });
}

function stepColumns(definition: FunnelDefinition, step: number): Named[] {
  const reached = aggregate("count", [timeAt(step)]);
  if (step === 1) return [{ name: "reached_1", value: reached }];
  const before = requiredBefore(definition, step);
  const missing = call("is_null", timeAt(step));
  const waits = all([missing, column("open")]);
  const fromPrevious = secondsBetween(timeBefore(definition, step), timeAt(step));
  const fromFirst = secondsBetween(timeAt(1), timeAt(step));
  return [
    { name: `reached_${step}`, value: reached },
    { name: `waiting_${step}`, value: aggregate("count_rows", [], waits) },
    { name: `waiting_next_${step}`, value: aggregate("count_rows", [], all([waits, call("gte", column("depth"), integer(before))])) },
    ...elapsed(`previous_${step}`, fromPrevious),
    ...elapsed(`first_${step}`, fromFirst),
  ];
}

/** Mean, median and 90th percentile of some seconds, as three columns. */
export function elapsed(suffix: string, taken: Expression, where?: Expression): Named[] {
  return [
    { name: `average_${suffix}`, value: aggregate("average", [taken], where) },
    { name: `median_${suffix}`, value: aggregate("quantile", [taken, number(0.5)], where) },
    { name: `p90_${suffix}`, value: aggregate("quantile", [taken, number(0.9)], where) },
  ];
}
