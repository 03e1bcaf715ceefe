import type { Bucket } from "../../../vocabulary/buckets.ts";
import { groupKindName, groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { RowRecord } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import { type LifecycleDefinition, type LifecycleState, lifecycleStates } from "../definition.ts";
import type { Frame, PeriodName } from "../plan/frame.ts";
import type { LifecycleAnswer, LifecycleGroup, LifecyclePoint } from "./answer.ts";

type Reading = { definition: LifecycleDefinition; frame: Frame; name: PeriodName };

/** Every interval of one period, for the whole and for each group. */
export function pointsResult(rows: RowRecord[], reading: Reading): Pick<LifecycleAnswer, "points" | "groups" | "groupCount"> {
  const points = pointsOf(rows.filter(isTotal), reading);
  const { breakdown } = reading.definition;
  if (!breakdown) return { points };
  const own = rows.filter((row) => !isTotal(row));
  const groups = new Map<string, { group: string; kind: LifecycleGroup["kind"]; rows: RowRecord[] }>();
  for (const group of breakdown.of === "cohort" ? (breakdown.cohorts ?? []) : [])
    groups.set(`value:${group}`, { group, kind: "value", rows: [] });
  for (const row of own) {
    const kind = groupKindName(row.group_kind);
    const group = String(row.group_name);
    const held = groups.get(`${kind}:${group}`) ?? { group, kind, rows: [] };
    held.rows.push(row);
    groups.set(`${kind}:${group}`, held);
  }
  const filled = [...groups.values()].map(({ rows: each, ...group }) => ({ ...group, points: pointsOf(each, reading) }));
  if (reading.name === "previous") return { points, groups: filled.sort(byWeight) };
  const named = breakdown.of === "cohort" ? groups.size : 0;
  return { points, groups: filled.sort(byWeight), groupCount: Math.max(named, ...own.map((row) => Number(row.group_count))) };
}

const isTotal = (row: RowRecord): boolean => Number(row.group_kind) === groupKinds.total;

const lastOf: Record<LifecycleGroup["kind"], number> = { value: 0, unset: 1, other: 2 };

function byWeight(a: LifecycleGroup, b: LifecycleGroup): number {
  return lastOf[a.kind] - lastOf[b.kind] || weightOf(b) - weightOf(a) || (a.group < b.group ? -1 : 1);
}

const weightOf = ({ points }: LifecycleGroup): number =>
  points.reduce((sum, point) => sum + point.new + point.returning + point.resurrecting, 0);

function pointsOf(rows: RowRecord[], { frame, name }: Reading): LifecyclePoint[] {
  const byBucket = new Map(rows.map((row) => [Number(row.bucket), row]));
  return (frame.periods[name]?.buckets ?? []).map((bucket, index) => pointOf(bucket, byBucket.get(index) ?? {}, frame));
}

function pointOf({ period, startMicros, endMicros }: Bucket, row: RowRecord, { dataEnd }: Frame): LifecyclePoint {
  const counts = Object.fromEntries(lifecycleStates.map((state) => [state, Number(row[`${state}_units`] ?? 0)])) as Record<
    LifecycleState,
    number
  >;
  const state = endMicros <= dataEnd ? "closed" : startMicros <= dataEnd ? "open" : "not_started";
  return {
    period,
    ...counts,
    quickRatio: counts.dormant === 0 ? null : (counts.new + counts.resurrecting) / counts.dormant,
    state,
    closesAt: instantText(endMicros) ?? "",
  };
}
