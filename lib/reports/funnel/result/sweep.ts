import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { sweepWindows } from "../plan/sweep.ts";
import type { FunnelAnswer, SweepPoint } from "./answer.ts";
import { groupRows, isTotal } from "./groups.ts";
import type { Reading } from "./reading.ts";

/** Units converted within each window, and their share of all units that entered. */
export function sweepResult(rows: RowRecord[], { definition, frame }: Reading): Partial<FunnelAnswer> {
  const windows = sweepWindows(definition, frame);
  const answer: Partial<FunnelAnswer> = { sweep: curve(rows.filter(isTotal), windows) };
  if (!definition.breakdown) return answer;
  const groups = groupRows(rows, definition, (row) => Number(row.units));
  answer.sweepByGroup = groups.map(({ group, rows: own }) => ({ group, sweep: curve(own, windows) }));
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
