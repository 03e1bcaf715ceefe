import type { RetentionDefinition } from "../../../reports/retention/definition.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import { type Group, groupsOf } from "../../reference/group.ts";
import type { Bucket } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import { actorOf } from "../../reference/unit.ts";
import { bucketsFrom, type Stretch } from "../../reference/whole-period.ts";
import type { Row, World } from "../../reference/world.ts";

/** Everything that one period of the report is answered from. */
export type Setting = {
  definition: RetentionDefinition;
  world: World;
  stretch: Stretch;
  /** The intervals of the range and those after it, as far as the last column reaches from the last cohort. */
  spine: Bucket[];
  sessions: Sessions;
};

export function settingOf(definition: RetentionDefinition, world: World, stretch: Stretch): Setting {
  const furthest = definition.bracketRanges?.at(-1)?.[1] ?? definition.periods;
  const spine = bucketsFrom(stretch.from, stretch.buckets.length + furthest + 1, definition);
  return {
    definition,
    spine,
    world,
    stretch,
    sessions: sessionsOf(world, { ...stretch, wholeDays: true }, definition.sessionTimeoutMinutes),
  };
}

/** An actor, with one value when it must be the same on both events: all its rows, and those that the filters let pass. */
type Unit = { actor: string; all: Row[]; rows: Row[] };

/** A unit in one cohort: its birth row, and the interval counted from it of each return inside the range. */
export type Member = {
  actor: string;
  cohort: number;
  birth: Row;
  groups: Group[];
  returns: { row: Row; index: number }[];
  /** Whether the birth row itself is a return. */
  bornReturning: boolean;
};

/** The units of all data; sessions are cut at the range. */
export function unitsOf(setting: Setting): Unit[] {
  const { definition, world, stretch } = setting;
  const { countBy, filters, breakdown } = definition;
  const units = new Map<string, Unit>();
  for (const row of world.rows) {
    if (countBy === "session" && (row.time < stretch.from || row.time > stretch.to)) continue;
    const actor = actorOf(row, { ...setting, countBy });
    if (!actor) continue;
    const values = breakdown?.at === "both" ? groupsOf(row, { ...setting, breakdown }) : [];
    const key = JSON.stringify([actor.key, values]);
    const unit = units.get(key) ?? { actor: actor.label, all: [], rows: [] };
    units.set(key, unit);
    unit.all.push(row);
    if (allHold(filters, subjectOf(row), world)) unit.rows.push(row);
  }
  return [...units.values()];
}

/** How many rows of the range that pass the filters have no actor. */
export function countWithoutActor(setting: Setting): number {
  const { definition, world, stretch } = setting;
  return world.rows.filter(
    (row) =>
      row.time >= stretch.from &&
      row.time <= stretch.to &&
      allHold(definition.filters, subjectOf(row), world) &&
      actorOf(row, { ...setting, countBy: definition.countBy }) === null,
  ).length;
}

/** Every unit in every cohort that it belongs to. */
export function membersOf(setting: Setting): Member[] {
  return unitsOf(setting).flatMap((unit) => birthsOf(unit, setting).map((birth) => memberOf(unit, birth, setting)));
}

function cohortOf({ time }: Row, { stretch }: Setting): number {
  return stretch.buckets.findIndex(({ start, end }) => start <= time && time < end);
}

/** The rows that put a unit into cohorts. */
function birthsOf(unit: Unit, setting: Setting): Row[] {
  const { definition, world } = setting;
  const { mode, start, windows } = definition;
  const isStart = matcher(start, world);
  const starts = unit.rows.filter(isStart);
  const inside = starts.filter((row) => cohortOf(row, setting) >= 0);
  if (mode === "recurring" && windows === "calendar")
    return inside.filter((row, place) => place === 0 || cohortOf(row, setting) !== cohortOf(inside[place - 1] as Row, setting));
  if (mode === "recurring" || mode === "first_in_range") return inside.slice(0, 1);
  const names = eventNames(start);
  const first = mode === "first_ever" ? starts[0] : unit.all.find(({ event }) => names === null || names.includes(event));
  return inside.filter((row) => row === first);
}

/** Elapsed lengths of rolling intervals, in microseconds. */
export const lengthMicros = { hour: 3600e6, day: 86_400e6, week: 604_800e6, month: 2_592_000e6 } as const;

function memberOf(unit: Unit, birth: Row, setting: Setting): Member {
  const { definition, world, stretch } = setting;
  const { windows, interval, breakdown } = definition;
  const isReturn = matcher(definition.return, world);
  const cohort = cohortOf(birth, setting);
  const indexOf = (row: Row): number =>
    windows === "rolling" ? Math.floor((row.time - birth.time) / lengthMicros[interval]) : cohortOf(row, setting) - cohort;
  return {
    actor: unit.actor,
    cohort,
    birth,
    groups: breakdown ? groupsOf(birth, { ...setting, breakdown }) : [],
    returns: unit.rows
      .filter((row) => row.order > birth.order && row.time <= stretch.to && isReturn(row))
      .map((row) => ({ row, index: indexOf(row) })),
    bornReturning: isReturn(birth),
  };
}
