import { all, call, choose, column, type Expression, integer } from "../plan/expression.ts";
import { type EventRef, eventNames } from "./event-ref.ts";
import { beginningOfTime, EventScope, endOfTime } from "./event-scope.ts";

/** What a row may be: the mask bits that it sets (positions). */
export type Role = { ref: EventRef; bits: number[] };

/** The event names that any role can match, or null when one takes every event. */
export function namesOfRoles(parts: readonly Role[]): string[] | null {
  const lists = parts.map(({ ref }) => eventNames(ref));
  return lists.some((names) => names === null) ? null : [...new Set(lists.flat() as string[])];
}

const maskOf = (bits: Iterable<number>): Expression => integer([...new Set(bits)].reduce((sum, bit) => sum + 2 ** bit, 0));

/** Roles that are a name and nothing else are looked up once per name; the others are tested each. */
export function roleMask(parts: readonly Role[], scope: EventScope): Expression {
  const byName = new Map<string, number[]>();
  const tested: Expression[] = [];
  for (const { ref, bits } of parts) {
    const names = ref.anyOf || ref.where?.length || ref.occurrence ? null : eventNames(ref);
    if (names) for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), ...bits]);
    else tested.push(choose([{ if: roleHolds(ref, scope), then: maskOf(bits) }], integer(0)));
  }
  const named = [...byName].map(([name, bits]) => ({ if: { is: "named" as const, names: [name] }, then: maskOf(bits) }));
  const each = [...(named.length ? [choose(named, integer(0))] : []), ...tested];
  return call("to_integer", each.length === 1 ? (each[0] as Expression) : call("bit_or", ...each));
}

/** Whether a row is what the reference means, its occurrence in all history included. */
export function roleHolds(ref: EventRef, scope: EventScope): Expression {
  return ref.occurrence ? all([scope.matches(ref), isFirst(ref, scope)]) : scope.matches(ref);
}

/** Whether the row is the user's first event of its kind in all history (before filters and the range). */
function isFirst(ref: EventRef, scope: EventScope): Expression {
  const { builder, words } = scope;
  const history = new EventScope(builder, { ...words, filters: [] }, { from: beginningOfTime, until: endOfTime });
  const wanted = ref.occurrence === "first_ever_matching" ? history.matches(ref) : history.matches({ event: eventNames(ref) });
  const columns = [
    { name: "who", value: history.user },
    { name: "time", value: column("time") },
    { name: "tie", value: column("tie") },
  ];
  const rows = history.build(columns, [call("not_null", history.user), wanted], eventNames(ref));
  const firsts = builder.share("first_events", {
    is: "select",
    from: rows,
    columns: [
      { name: "who", value: column("who") },
      { name: "first_time", value: { is: "aggregate", verb: "min", of: [column("time")] } },
      { name: "first_tie", value: { is: "aggregate", verb: "first_by", of: [column("tie"), column("time"), column("tie")] } },
    ],
    groupBy: [column("who")],
  });
  const alias = `first_${scope.nextAlias()}`;
  scope.join({ relation: firsts, as: alias, kind: "left", on: call("eq", scope.user, column("who", alias)) });
  const same = call("and", call("eq", column("time"), column("first_time", alias)), call("eq", column("tie"), column("first_tie", alias)));
  return call("coalesce", same, { is: "value", value: { is: "boolean", value: false } });
}
