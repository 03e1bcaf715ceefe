import type { Step } from "../../../reports/funnel/definition.ts";
import type { FunnelStep } from "../../../reports/funnel/result/answer.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import type { Row } from "../../reference/world.ts";
import type { Attempt } from "./attempt.ts";
import { entryOf, type Rules } from "./rules.ts";
import { elapsedOf, rateOf } from "./sample.ts";

export type State = "converted" | "dropped" | "in_window";

/** What became of an attempt between a step that it has to have reached and a later one; null when it never got to the first. */
export function stateOf({ rows, deadline }: Attempt, [from, to]: [number, number], { dataEnd }: Rules): State | null {
  if (!rows[from - 1]) return null;
  if (rows[to - 1]) return "converted";
  return deadline <= dataEnd ? "dropped" : "in_window";
}

/** How many attempts are in each state. */
export function countStates(attempts: readonly Attempt[], steps: [number, number], rules: Rules): Record<State, number> {
  const counts = { converted: 0, dropped: 0, in_window: 0 };
  for (const attempt of attempts) {
    const state = stateOf(attempt, steps, rules);
    if (state) counts[state] += 1;
  }
  return counts;
}

/** The number of the required step before a step (1-based); the first stands before itself. */
export function requiredBefore(step: number, { optional }: Rules): number {
  const before = optional.findLastIndex((isOptional, index) => index < step - 1 && !isOptional);
  return Math.max(1, before + 1);
}

/** Counts, states and times of every step over the counted attempts. */
export function stepsOf(attempts: readonly Attempt[], rules: Rules): FunnelStep[] {
  return rules.definition.steps.map((step, index) => {
    const number = index + 1;
    const sincePrevious = countStates(attempts, [requiredBefore(number, rules), number], rules);
    const sinceFirst = countStates(attempts, [1, number], rules);
    const reached = attempts.flatMap(({ rows }) => {
      const row = rows[index];
      return row ? [{ row, entry: entryOf(rows), previous: chosenBefore(rows, index) ?? row }] : [];
    });
    return {
      step: number,
      label: labelOf(step),
      optional: step.optional === true,
      count: reached.length,
      dropped: sincePrevious.dropped,
      inWindow: sincePrevious.in_window,
      fromFirst: stateRate(sinceFirst, rules),
      fromPrevious: stateRate(sincePrevious, rules),
      ...elapsedOf(index === 0 ? [] : reached.map(({ row, previous }) => row.time - previous.time)),
      sinceFirst: elapsedOf(index === 0 ? [] : reached.map(({ row, entry }) => row.time - entry.time)),
    };
  });
}

function chosenBefore(rows: readonly (Row | null)[], index: number): Row | null {
  return rows.slice(0, index).findLast((row) => row !== null) ?? null;
}

/** converted / (converted + dropped), with those in their window as not converted when the report asks for it. */
export function stateRate({ converted, dropped, in_window }: Record<State, number>, { definition }: Rules) {
  return rateOf(converted, converted + dropped + (definition.includeMaturing ? in_window : 0));
}

function labelOf(step: Step): string {
  return step.label ?? eventNames(step)?.join(" or ") ?? "any event";
}
