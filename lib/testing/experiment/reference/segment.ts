import { type Filled, groupedBy, groupsOf } from "../../reference/group.ts";
import { sessionsOf } from "../../reference/session.ts";
import type { Scene, Unit } from "./scene.ts";

/** Units by what their first exposure, or they, had of the breakdown; the fold is a segment here even where it is hidden. */
export function segmentsIn(units: readonly Unit[], { definition: { breakdown }, world }: Scene): Filled<Unit>[] {
  if (!breakdown) return [];
  const sessions = sessionsOf(world, { from: 0, to: 0, wholeDays: true }, 30);
  const items = units.map((unit) => ({ unit, groups: groupsOf(unit.row, { breakdown, world, sessions }) }));
  const whole = { ...breakdown, hideOther: false, other: true };
  const { groups } = groupedBy(items, { breakdown: whole, weight: (list) => list.length });
  return groups.map(({ items: members, ...group }) => ({ ...group, items: members.map(({ unit }) => unit) }));
}
