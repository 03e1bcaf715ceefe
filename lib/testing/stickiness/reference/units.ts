import type { StickinessDefinition } from "../../../reports/stickiness/definition.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import type { Span } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import { actorOf } from "../../reference/unit.ts";
import type { Row, World } from "../../reference/world.ts";

/** Everything that one period of the report is answered from. */
export type Setting = { definition: StickinessDefinition; world: World; span: Span; sessions: Sessions };

export function settingOf(definition: StickinessDefinition, world: World, span: Span): Setting {
  return { definition, world, span, sessions: sessionsOf(world, span, definition.sessionTimeoutMinutes) };
}

/** A stretch of time that can be an active one: from `start` up to, not including, `end`. */
export type Slot = { name: string; start: number; end: number };

/** A unit and the slots in which it was active. */
export type Active = { actor: string; slots: Slot[] };

/** The units of a series that were active in at least one slot; rows after the range's end do not count. */
export function activeUnits(series: EventRef, slots: readonly Slot[], setting: Setting): Active[] {
  const { definition, world, span } = setting;
  const matches = matcher(series, world);
  const units = new Map<string, { actor: string; rows: Row[] }>();
  for (const row of world.rows) {
    if (row.time > span.to || !matches(row) || !allHold(definition.filters, subjectOf(row), world)) continue;
    const actor = actorOf(row, { ...setting, countBy: definition.countBy });
    if (!actor) continue;
    const unit = units.get(actor.key) ?? { actor: actor.label, rows: [] };
    units.set(actor.key, unit);
    unit.rows.push(row);
  }
  return [...units.values()]
    .map(({ actor, rows }) => ({
      actor,
      slots: slots.filter(({ start, end }) => qualifies(rows.filter(({ time }) => start <= time && time < end).length, definition)),
    }))
    .filter((unit) => unit.slots.length > 0);
}

/** Whether so many rows make a slot an active one; none never do. */
function qualifies(count: number, { perPeriod }: StickinessDefinition): boolean {
  if (count === 0) return false;
  if (!perPeriod) return true;
  const { op, value } = perPeriod;
  if (op === "is") return count === value;
  if (op === "gt") return count > value;
  if (op === "gte") return count >= value;
  return op === "lt" ? count < value : count <= value;
}

/** How many rows of the range that pass the filters have no actor. */
export function countWithoutActor(setting: Setting): number {
  const { definition, world, span } = setting;
  return world.rows.filter(
    (row) =>
      row.time >= span.from &&
      row.time <= span.to &&
      allHold(definition.filters, subjectOf(row), world) &&
      actorOf(row, { ...setting, countBy: definition.countBy }) === null,
  ).length;
}
