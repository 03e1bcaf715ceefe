import { type EventRef, eventNames } from "../../vocabulary/event-ref.ts";
import { allHold, subjectOf } from "./condition.ts";
import type { Row, World } from "./world.ts";

export type Matcher = (row: Row) => boolean;

/** Whether rows match an event reference; first occurrences are sought in the whole history of the user. */
export function matcher(ref: EventRef, world: World): Matcher {
  const plain = plainMatcher(ref, world);
  if (!ref.occurrence) return plain;
  const names = eventNames(ref);
  const candidate: Matcher = ref.occurrence === "first_ever" ? (row) => names === null || names.includes(row.event) : plain;
  const first = new Map<string, Row>();
  for (const row of world.rows) if (row.user !== null && candidate(row) && !first.has(row.user)) first.set(row.user, row);
  return (row) => row.user !== null && first.get(row.user) === row && plain(row);
}

function plainMatcher({ event, anyOf, where }: EventRef, world: World): Matcher {
  const branches = anyOf?.map((each) => matcher(each, world));
  const names = event === null || event === undefined ? null : [event].flat();
  return (row) =>
    (branches ? branches.some((branch) => branch(row)) : names === null || names.includes(row.event)) &&
    allHold(where ?? [], subjectOf(row), world);
}
