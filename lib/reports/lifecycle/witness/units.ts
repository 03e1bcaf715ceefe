import { DateTime } from "luxon";
import { periodLabel } from "../../../format.ts";
import type { RowRecord } from "../../answer-rows.ts";
import { areCut, type UnitRow, unitKey, unitRowsOf } from "../../unit-rows.ts";
import type { LifecycleState } from "../definition.ts";
import { beforeOf, type LifecycleWitness, periodOf } from "./plan.ts";

/** Events by whether the filters let them pass. */
export type Events = { passing: UnitRow[]; filtered: UnitRow[] };

/** One unit: its states by interval as the report has them, and its events. Intervals count from 0; −1 is the one before the range. */
export type Unit = {
  states: Map<number, LifecycleState>;
  /** The states that it has in the group asked about; null without one. */
  inGroup: Set<number> | null;
  rows: UnitRow[];
  /** There are more than these. */
  cut: boolean;
  /** These by the interval that holds them. */
  byBucket: Map<number, Events>;
  /** The first and the last one that pass before these. */
  earlier: UnitRow[];
  later: UnitRow[];
};

/** Sorts the rows of an answer by unit. */
export function unitsOf(records: readonly RowRecord[], asked: LifecycleWitness): Unit[] {
  const { definition } = asked;
  const keyed = (of: string) => unitRowsOf(records, of).map((row) => ({ row, key: unitKey(row.record) }));
  const [rows, earlier, later] = [keyed("row"), keyed("earlier"), keyed("later")];
  const states = records.filter(({ of }) => of === "state");
  const inGroup = records.filter(({ of }) => of === "in_group");
  const keys = new Set([...states.map(unitKey), ...[...rows, ...earlier].map(({ key }) => key)]);
  return [...keys].map((key) => {
    const own = (all: typeof rows) => all.filter((each) => each.key === key).map(({ row }) => row);
    const ofGroup = inGroup.filter((record) => unitKey(record) === key).map(({ bucket }) => Number(bucket));
    return {
      states: new Map(
        states.filter((record) => unitKey(record) === key).map(({ bucket, state }) => [Number(bucket), state as LifecycleState]),
      ),
      inGroup: definition.part?.group === undefined ? null : new Set(ofGroup),
      rows: own(rows),
      cut: areCut(rows),
      byBucket: byBucketOf(own(rows), asked),
      earlier: own(earlier),
      later: own(later),
    };
  });
}

/** The bounds of an interval; −1 is the one before the range. */
export function boundsOf(bucket: number, asked: LifecycleWitness): { from: number; to: number } {
  const found = bucket < 0 ? beforeOf(asked) : periodOf(asked).buckets[bucket];
  return { from: found?.startMicros ?? 0, to: found?.endMicros ?? 0 };
}

function byBucketOf(rows: readonly UnitRow[], asked: LifecycleWitness): Map<number, Events> {
  const last = periodOf(asked).buckets.length - 1;
  const found = new Map<number, Events>();
  let bucket = -1;
  for (const row of rows) {
    while (bucket < last && row.micros >= boundsOf(bucket, asked).to) bucket += 1;
    const events = found.get(bucket) ?? { passing: [], filtered: [] };
    events[row.passes ? "passing" : "filtered"].push(row);
    found.set(bucket, events);
  }
  return found;
}

const none: Events = { passing: [], filtered: [] };

/** The unit's events in an interval. */
export const eventsIn = ({ byBucket }: Pick<Unit, "byBucket">, bucket: number): Events => byBucket.get(bucket) ?? none;

/** All events that pass before an instant, as far as they are known: in the range, the interval before it, the first and the last before. */
export const before = ({ rows, earlier }: Unit, micros: number): UnitRow[] =>
  [...earlier, ...rows.filter(({ passes }) => passes)].filter((row) => row.micros < micros);

/** What the unit is in an interval by its events alone. */
export function stateByEvents(unit: Unit, bucket: number, asked: LifecycleWitness): LifecycleState | null {
  const isIn = (place: number) => eventsIn(unit, place).passing.length > 0;
  if (!isIn(bucket)) return isIn(bucket - 1) ? "dormant" : null;
  if (isIn(bucket - 1)) return "returning";
  const first = unit.earlier[0] ?? unit.rows.find(({ passes }) => passes);
  return first && first.micros < boundsOf(bucket, asked).from ? "resurrecting" : "new";
}

/** The interval that is asked about; null for all of them, −2 for one that the report does not have. */
export function bucketAsked(asked: LifecycleWitness): number | null {
  const { part } = asked.definition;
  if (!part) return null;
  const found = periodOf(asked).buckets.findIndex(({ period }) => period === part.period);
  return found === -1 ? -2 : found;
}

/** What an interval is called: 5 Aug, the week of 5 Aug. */
export function intervalName(bucket: number, asked: LifecycleWitness): string {
  const { interval } = asked.definition;
  const period = bucket < 0 ? beforeOf(asked).period : (periodOf(asked).buckets[bucket]?.period ?? "");
  return `${interval === "week" ? "the week of " : ""}${periodLabel(period, interval)}`;
}

/** A day of the report's zone: 5 Aug 2024. */
export const dayText = (micros: number, { definition }: LifecycleWitness): string =>
  DateTime.fromMillis(Math.floor(micros / 1000), { zone: definition.timezone })
    .setLocale("en-US")
    .toFormat("d MMM yyyy");
