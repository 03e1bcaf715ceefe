import type { FunnelDefinition } from "../../../reports/funnel/definition.ts";
import { allHold, subjectOf, userProperties } from "../../reference/condition.ts";
import { textOf } from "../../reference/value.ts";
import type { Row } from "../../reference/world.ts";
import type { Setting } from "./breakdown.ts";

/** What is counted: an actor with the values held constant, and its rows from the range's start on, after the filters. */
export type Unit = { actor: string; rows: Row[] };

/** The rows of a span that take part, split into units; and how many of them have no actor. */
export function unitsOf(setting: Setting): { units: Unit[]; withoutActor: number } {
  const { rules, world } = setting;
  const { span } = rules;
  const { countBy, filters, hold, rangeCovers } = rules.definition;
  const bounded = rangeCovers === "all" || countBy === "session";
  const rows = world.rows.filter(
    (row) => row.time >= span.from && (!bounded || row.time <= span.to) && allHold(filters, subjectOf(row), world),
  );
  const units = new Map<string, Unit>();
  let withoutActor = 0;
  for (const row of rows) {
    const actor = actorOf(row, countBy, setting);
    if (!actor) {
      withoutActor += 1;
      continue;
    }
    const key = JSON.stringify([actor.key, hold.map((name) => textOf(row.properties, name))]);
    const unit = units.get(key) ?? { actor: actor.label, rows: [] };
    unit.rows.push(row);
    units.set(key, unit);
  }
  return { units: [...units.values()], withoutActor };
}

function actorOf(row: Row, countBy: FunnelDefinition["countBy"], { world, sessions }: Setting): { key: string; label: string } | null {
  if (countBy === "session") return sessions.of(row);
  const label =
    countBy === "user"
      ? row.user
      : countBy.of === "user"
        ? textOf(userProperties(row.user, world), countBy.property)
        : textOf(row.properties, countBy.property);
  return label === null ? null : { key: label, label };
}
