import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { FunnelAnswer, SweepPoint } from "../answer.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Frame } from "../plan/frame.ts";
import { groupKinds } from "../plan/groups.ts";
import { sweepWindows } from "../plan/sweep.ts";
import { inOrder } from "./steps.ts";

/** Units converted within each window, and their share of all units that entered. */
export function sweepResult(rows: RowRecord[], definition: FunnelDefinition, frame: Frame): Partial<FunnelAnswer> {
  const windows = sweepWindows(definition, frame);
  const total = rows.filter((row) => Number(row.group_kind) === groupKinds.total);
  const answer: Partial<FunnelAnswer> = { sweep: curve(total, windows) };
  if (!definition.breakdown) return answer;
  const groups = new Map<string, RowRecord[]>();
  for (const row of rows) {
    if (Number(row.group_kind) === groupKinds.total) continue;
    const key = `${row.group_kind}:${row.group_name}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const sized = [...groups.values()].map((own) => ({ ...own[0], entered: own.reduce((sum, row) => sum + Number(row.units), 0), own }));
  answer.sweepByGroup = inOrder(sized).map((group) => ({ group: String(group.group_name), sweep: curve(group.own as RowRecord[], windows) }));
  return answer;
}

function curve(rows: RowRecord[], windows: number[]): SweepPoint[] {
  const entered = rows.reduce((sum, row) => sum + Number(row.units), 0);
  const added = new Map(rows.map((row) => [numberOrNull(row.window_seconds), Number(row.units)]));
  let converted = 0;
  return windows.map((windowSeconds) => {
    converted += added.get(windowSeconds) ?? 0;
    return { windowSeconds, converted, rate: entered > 0 ? converted / entered : null };
  });
}
