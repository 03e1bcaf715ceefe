import type { RowRecord } from "../../answer-rows.ts";
import type { FunnelDefinition } from "../definition.ts";
import { groupKinds } from "../plan/groups.ts";

/** All rows of one group, its size being its units at step 1. */
export type GroupRows = { group: string; kind: "value" | "unset" | "other"; rows: RowRecord[] };

const kindNames: Record<number, GroupRows["kind"]> = {
  [groupKinds.value]: "value",
  [groupKinds.unset]: "unset",
  [groupKinds.other]: "other",
};

/** The rows of each group: by size, the fold last; cohorts without a unit are there with no rows. */
export function groupRows(rows: RowRecord[], definition: FunnelDefinition, size: (row: RowRecord) => number): GroupRows[] {
  const groups = new Map<string, GroupRows>();
  for (const row of rows) {
    if (isTotal(row)) continue;
    const kind = kindNames[Number(row.group_kind)] ?? "value";
    const group = String(row.group_name);
    const held: GroupRows = groups.get(`${kind}:${group}`) ?? { group, kind, rows: [] };
    held.rows.push(row);
    groups.set(`${kind}:${group}`, held);
  }
  for (const group of definition.breakdown?.of === "cohort" ? (definition.breakdown.cohorts ?? []) : [])
    if (!groups.has(`value:${group}`)) groups.set(`value:${group}`, { group, kind: "value", rows: [] });
  const total = (each: GroupRows) => each.rows.reduce((sum, row) => sum + size(row), 0);
  const last = (each: GroupRows) => (each.kind === "other" ? 1 : 0);
  return [...groups.values()].sort((a, b) => last(a) - last(b) || total(b) - total(a) || (a.group < b.group ? -1 : 1));
}

/** Whether a row belongs to the unbroken total. */
export const isTotal = (row: RowRecord): boolean => Number(row.group_kind) === groupKinds.total;
