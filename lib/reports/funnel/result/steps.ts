import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { Elapsed, FunnelAnswer, FunnelGroup, FunnelStep } from "../answer.ts";
import type { FunnelDefinition } from "../definition.ts";
import { groupKinds } from "../plan/groups.ts";
import { requiredBefore } from "../plan/steps.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { rateOf } from "./rate.ts";

/** Steps of the total and of each group. */
export function stepsResult(rows: RowRecord[], definition: FunnelDefinition): Partial<FunnelAnswer> {
  const total = rows.find((row) => Number(row.group_kind) === groupKinds.total) ?? {};
  const steps = stepsOf(total, definition);
  if (!definition.breakdown) return { steps };
  const groups = inOrder(rows.filter((row) => Number(row.group_kind) !== groupKinds.total)).map((row) => groupOf(row, definition));
  const attribution = definition.breakdown.attribution;
  const grouped = groups.reduce((sum, group) => sum + (group.steps[0]?.count ?? 0), 0);
  const notReached = typeof attribution === "object" ? { notReached: Math.max(0, (steps[0]?.count ?? 0) - grouped) } : {};
  return { steps, groups, groupCount: groups.length, ...notReached };
}

/** Named values and unset by size, the fold last. */
export function inOrder(rows: RowRecord[]): RowRecord[] {
  const size = (row: RowRecord) => Number(row.reached_1 ?? row.entered ?? row.converted ?? 0);
  const last = (row: RowRecord) => (Number(row.group_kind) === groupKinds.other ? 1 : 0);
  return [...rows].sort((a, b) => last(a) - last(b) || size(b) - size(a) || (String(a.group_name) < String(b.group_name) ? -1 : 1));
}

/** The kind of a group as the answer names it. */
export function kindName(row: RowRecord): FunnelGroup["kind"] {
  const kind = Number(row.group_kind);
  return kind === groupKinds.other ? "other" : kind === groupKinds.unset ? "unset" : "value";
}

function groupOf(row: RowRecord, definition: FunnelDefinition): FunnelGroup {
  return { group: String(row.group_name), kind: kindName(row), steps: stepsOf(row, definition) };
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
