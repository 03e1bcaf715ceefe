import { defaultBreakdownLimit } from "../../../vocabulary/breakdown.ts";
import { groupKindName, groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { RowRecord } from "../../answer-rows.ts";
import type { RetentionAnswer, RetentionGroup } from "./answer.ts";
import type { Reading } from "./reading.ts";
import { tableOf } from "./table.ts";

type Rows = Pick<RetentionGroup, "group" | "kind"> & { rows: RowRecord[] };

const ranks: Record<RetentionGroup["kind"], number> = { value: 0, unset: 1, other: 2 };

/** Whether a row belongs to the unbroken whole. */
export const isTotal = (row: RowRecord): boolean => Number(row.group_kind) === groupKinds.total;

/** One table per group: by summed cohort size, ties by name; then unset values, then the fold. Cohorts show when empty. */
export function groupsOf(rows: readonly RowRecord[], reading: Reading): Pick<RetentionAnswer, "groups" | "groupCount"> {
  const { breakdown } = reading.definition;
  if (!breakdown) return {};
  const held = new Map<string, Rows>();
  for (const row of rows.filter((each) => !isTotal(each))) {
    const [group, kind] = [String(row.group_name), groupKindName(row.group_kind)];
    const own = held.get(`${kind}:${group}`) ?? { group, kind, rows: [] };
    own.rows.push(row);
    held.set(`${kind}:${group}`, own);
  }
  const named = breakdown.of === "cohort" ? (breakdown.cohorts ?? []) : [];
  for (const group of named) if (!held.has(`value:${group}`)) held.set(`value:${group}`, { group, kind: "value", rows: [] });
  const groups = [...held.values()].map(({ group, kind, rows: own }) => {
    const { cohorts, average } = tableOf(own, reading);
    return { group, kind, cohorts, average };
  });
  const size = ({ cohorts }: RetentionGroup) => cohorts.reduce((sum, cohort) => sum + cohort.size, 0);
  groups.sort((a, b) => ranks[a.kind] - ranks[b.kind] || size(b) - size(a) || (a.group < b.group ? -1 : 1));
  const both = rows.reduce((most, { group_count }) => Math.max(most, Number(group_count ?? 0)), 0);
  const isFolded = breakdown.of !== "cohort" && both > (breakdown.limit ?? defaultBreakdownLimit);
  return { groups, groupCount: isFolded ? both : groups.length };
}
