import { eventNames } from "../../../vocabulary/event-ref.ts";
import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { FunnelDefinition } from "../definition.ts";
import { requiredBefore } from "../plan/steps.ts";
import type { Elapsed, FunnelAnswer, FunnelStep } from "./answer.ts";
import { groupRows, isTotal } from "./groups.ts";
import { rateOf } from "./rate.ts";
import type { Reading } from "./reading.ts";
import { withSignificance } from "./significance.ts";

/** Steps of the total and of each group. */
export function stepsResult(rows: RowRecord[], { definition }: Reading): Partial<FunnelAnswer> {
  const steps = stepsOf(rows.find(isTotal) ?? {}, definition);
  if (!definition.breakdown) return { steps };
  const counted = groupRows(rows, definition, (row) => Number(row.reached_1)).map(({ group, kind, rows: own }) => ({
    group,
    kind,
    steps: stepsOf(own[0] ?? {}, definition),
  }));
  const groups = withSignificance(counted, definition);
  const attribution = definition.breakdown.attribution;
  if (typeof attribution !== "object") return { steps, groups, groupCount: groups.length };
  return { steps, groups, groupCount: groups.length, notReached: (steps[0]?.count ?? 0) - (steps[attribution.step - 1]?.count ?? 0) };
}

function stepsOf(row: RowRecord, definition: FunnelDefinition): FunnelStep[] {
  return definition.steps.map((_, index) => stepOf(row, definition, index + 1));
}

const count = (row: RowRecord, name: string): number => Number(row[name] ?? 0);

function stepOf(row: RowRecord, definition: FunnelDefinition, step: number): FunnelStep {
  const reached = count(row, `reached_${step}`);
  const entered = count(row, "reached_1");
  const before = step === 1 ? entered : count(row, `reached_${requiredBefore(definition, step)}`);
  const waiting = count(row, `waiting_${step}`);
  const inWindow = count(row, `waiting_next_${step}`);
  const open = definition.includeMaturing ? 0 : waiting;
  const openNext = definition.includeMaturing ? 0 : inWindow;
  return {
    step,
    label: stepLabel(definition.steps[step - 1] ?? {}),
    optional: definition.steps[step - 1]?.optional === true,
    count: reached,
    dropped: before - reached - inWindow,
    inWindow,
    fromFirst: rateOf(reached, entered - open),
    fromPrevious: rateOf(reached, before - openNext),
    ...elapsedOf(row, `previous_${step}`),
    sinceFirst: elapsedOf(row, `first_${step}`),
  };
}

/** Mean, median and 90th percentile columns of an answer. */
export function elapsedOf(row: RowRecord, suffix: string): Elapsed {
  return {
    averageSeconds: numberOrNull(row[`average_${suffix}`]),
    medianSeconds: numberOrNull(row[`median_${suffix}`]),
    p90Seconds: numberOrNull(row[`p90_${suffix}`]),
  };
}

/** The step's own label, else its event names. */
export function stepLabel(step: Parameters<typeof eventNames>[0]): string {
  return step.label ?? eventNames(step)?.join(" or ") ?? "Any event";
}
