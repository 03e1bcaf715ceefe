import type { LifecycleDefinition, LifecycleState } from "../../../reports/lifecycle/definition.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import { type Group, groupsOf } from "../../reference/group.ts";
import { type Bucket, bucketAt } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import { actorOf } from "../../reference/unit.ts";
import type { Stretch } from "../../reference/whole-period.ts";
import type { Row, World } from "../../reference/world.ts";

/** Everything that one period of the report is answered from; `before` is the interval before the range. */
export type Setting = { definition: LifecycleDefinition; world: World; stretch: Stretch; before: Bucket; sessions: Sessions };

export function settingOf(definition: LifecycleDefinition, world: World, stretch: Stretch): Setting {
  const sessions = sessionsOf(world, { ...stretch, wholeDays: true }, definition.sessionTimeoutMinutes);
  return { definition, world, stretch, before: bucketAt(stretch.from - 1, definition.interval, definition), sessions };
}

/** A unit with the times of its matching rows in all data, and the groups of its first one. */
export type Unit = { actor: string; times: number[]; groups: Group[] };

/** The rows that pass the filters; those of sessions only inside the range. */
function passing({ definition, world, stretch }: Setting): Row[] {
  const isBounded = definition.countBy === "session";
  return world.rows.filter(
    (row) => (!isBounded || (row.time >= stretch.from && row.time <= stretch.to)) && allHold(definition.filters, subjectOf(row), world),
  );
}

export function unitsOf(setting: Setting): Unit[] {
  const { definition, world } = setting;
  const { countBy, breakdown } = definition;
  const isActive = matcher(definition.event, world);
  const units = new Map<string, Unit>();
  for (const row of passing(setting).filter(isActive)) {
    const actor = actorOf(row, { ...setting, countBy });
    if (!actor) continue;
    const unit = units.get(actor.key);
    if (unit) unit.times.push(row.time);
    else units.set(actor.key, { actor: actor.label, times: [row.time], groups: breakdown ? groupsOf(row, { ...setting, breakdown }) : [] });
  }
  return [...units.values()];
}

/** How many rows of the range that pass the filters have no actor. */
export function countWithoutActor(setting: Setting): number {
  const { definition, stretch } = setting;
  return passing(setting).filter(
    (row) => row.time >= stretch.from && row.time <= stretch.to && actorOf(row, { ...setting, countBy: definition.countBy }) === null,
  ).length;
}

/** What a unit is in one interval of the range; null when it is nothing there. */
export function stateIn({ times }: Unit, index: number, { stretch, before }: Setting): LifecycleState | null {
  const [own, last] = [stretch.buckets[index], stretch.buckets[index - 1] ?? before];
  if (!own) throw new RangeError(`there is no interval ${index}`);
  const isIn = ({ start, end }: Bucket): boolean => times.some((time) => start <= time && time < end);
  if (!isIn(own)) return isIn(last) ? "dormant" : null;
  if (isIn(last)) return "returning";
  return times.some((time) => time < own.start) ? "resurrecting" : "new";
}
