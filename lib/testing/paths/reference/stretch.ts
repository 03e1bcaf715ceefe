import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import { allHold, subjectOf, userProperties } from "../../reference/condition.ts";
import type { Span } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import { textOf } from "../../reference/value.ts";
import type { Row, World } from "../../reference/world.ts";
import { iso } from "./instant.ts";

/** The rows of one session or actor after the filters, in order, hidden ones included. */
export type Stretch = { actor: string; session: string | null; rows: Row[] };

/** The rows of a span that take part, by session or by actor; and how many of them have no actor. */
export function stretchesOf(definition: PathsDefinition, span: Span, world: World): { stretches: Stretch[]; withoutActor: number } {
  const { per, sessionTimeoutMinutes } = definition;
  const sessions = sessionsOf(world, span, sessionTimeoutMinutes);
  const stretches = new Map<string, Stretch>();
  let withoutActor = 0;
  for (const row of rowsOf(definition, span, world)) {
    const unit = per === "session" ? sessionUnit(row, sessions) : actorUnit(row, definition, world);
    if (!unit) {
      withoutActor += 1;
      continue;
    }
    const stretch = stretches.get(unit.key) ?? { actor: unit.actor, session: unit.session, rows: [] };
    stretch.rows.push(row);
    stretches.set(unit.key, stretch);
  }
  return { stretches: [...stretches.values()], withoutActor };
}

/** The rows of a span that the filters leave. */
export function rowsOf({ filters }: PathsDefinition, span: Span, world: World): Row[] {
  return world.rows.filter((row) => row.time >= span.from && row.time <= span.to && allHold(filters, subjectOf(row), world));
}

type Unit = { key: string; actor: string; session: string | null };

/** The session of a row; one cut by gaps is called by the instant of its first event, filtered or not. */
export function sessionUnit(row: Row, sessions: Sessions): Unit | null {
  const session = sessions.of(row);
  if (!session || row.user === null) return null;
  return { key: session.key, actor: row.user, session: row.session ?? iso(session.first.time) };
}

/** Who did it. */
export function actorUnit(row: Row, { countBy }: PathsDefinition, world: World): Unit | null {
  const actor =
    typeof countBy === "string"
      ? row.user
      : countBy.of === "user"
        ? textOf(userProperties(row.user, world), countBy.property)
        : textOf(row.properties, countBy.property);
  return actor === null ? null : { key: actor, actor, session: null };
}
