import type { CountBy } from "../../vocabulary/actor.ts";
import { userProperties } from "./condition.ts";
import type { Sessions } from "./session.ts";
import { textOf } from "./value.ts";
import type { Row, World } from "./world.ts";

export type Counting = { countBy: CountBy; world: World; sessions: Sessions };

/** Whom a row counts for; null when its actor is null. */
export function actorOf(row: Row, { countBy, world, sessions }: Counting): { key: string; label: string } | null {
  if (countBy === "session") return sessions.of(row);
  if (countBy === "user") return named(row.user);
  return named(textOf(countBy.of === "user" ? userProperties(row.user, world) : row.properties, countBy.property));
}

function named(label: string | null): { key: string; label: string } | null {
  return label === null ? null : { key: label, label };
}

/** The name of what is counted. */
export function unitName(countBy: CountBy): string {
  return typeof countBy === "string" ? countBy : countBy.property;
}
