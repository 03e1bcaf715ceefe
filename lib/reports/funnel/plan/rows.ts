import { all, call, choose, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { WalkSpec } from "../../../plan/walk.ts";
import { entryBit, exclusionBit, scopeBit } from "../../../plan/walk.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, EventScope, endOfTime } from "../../../vocabulary/event-scope.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Question } from "./question.ts";

/** The rows that a funnel looks at: unit columns, time, tie, mask, and (with a breakdown) value. */
export type FunnelRows = { relation: string; units: string[]; actors: string[]; from: number; until: number };

/** What a row may be: the mask bits that it sets (positions). */
type Role = { ref: EventRef; bits: number[] };

/** The mask bits of steps, exclusions, entry and scope, with the events that set them; in strict order step rows are in scope. */
function roles(definition: FunnelDefinition, spec: WalkSpec): Role[] {
  const entry = entryBit(spec);
  const inScope = definition.order === "strict" ? [scopeBit(spec)] : [];
  const steps = definition.steps.map((ref, index) => {
    const starts = definition.order === "unordered" || index === 0;
    return { ref, bits: [index, ...(starts ? [entry] : []), ...inScope] };
  });
  const exclusions = definition.exclusions.map((ref, index) => ({ ref, bits: [exclusionBit(spec, index)] }));
  const interrupting =
    definition.order === "strict" ? [{ ref: { anyOf: definition.strictScope ?? [{ event: null }] }, bits: inScope }] : [];
  return [...steps, ...exclusions, ...interrupting];
}

type Bounds = { from: number; until: number };

/** Reads the rows between the bounds; `value` is the breakdown's value on each row. */
export function funnelRows(
  { builder, definition }: Pick<Question, "builder" | "definition">,
  spec: WalkSpec,
  { value, ...bounds }: Bounds & { value: ((scope: EventScope) => Expression) | null },
): FunnelRows {
  const scope = new EventScope(builder, definition, bounds);
  const parts = roles(definition, spec);
  const actor = scope.actor();
  const hold = definition.hold.map((name) => call("null_if", scope.property(name), { is: "value", value: { is: "text", value: "" } }));
  const columns: Named[] = [
    ...actor.map((each, index) => ({ name: `actor_${index + 1}`, value: each })),
    ...hold.map((each, index) => ({ name: `hold_${index + 1}`, value: each })),
    { name: "time", value: column("time") },
    { name: "tie", value: column("tie") },
    { name: "mask", value: mask(parts, scope) },
    ...(value ? [{ name: "value", value: value(scope) }] : []),
  ];
  const hasActor = actor.map((each) => call("not_null", each));
  const scoped = scope.build(columns, hasActor, namesOf(parts));
  const relation = builder.select("rows", { from: scoped, keep: true, columns: [], where: call("not_eq", column("mask"), integer(0)) });
  const actors = actor.map((_, index) => `actor_${index + 1}`);
  return { relation, actors, units: [...actors, ...hold.map((_, index) => `hold_${index + 1}`)], ...bounds };
}

/** The number of rows that match the funnel but have no actor. */
export function rowsWithoutActor({ builder, definition }: Pick<Question, "builder" | "definition">, bounds: Bounds): string {
  const scope = new EventScope(builder, definition, bounds);
  const missing = call("or", ...scope.actor().map((each) => call("is_null", each)), {
    is: "value",
    value: { is: "boolean", value: false },
  });
  const matching = call("or", ...definition.steps.map((step) => scope.matches(step)), {
    is: "value",
    value: { is: "boolean", value: false },
  });
  const names = namesOf(definition.steps.map((ref) => ({ ref, bits: [] })));
  const scoped = scope.build([{ name: "time", value: column("time") }], [missing, matching], names);
  return builder.select("without_actor", {
    from: scoped,
    columns: [{ name: "without_actor", value: { is: "aggregate", verb: "count_rows", of: [] } }],
  });
}

/** The event names that any role can match, or null when one takes every event. */
function namesOf(parts: Role[]): string[] | null {
  const lists = parts.map(({ ref }) => eventNames(ref));
  return lists.some((names) => names === null) ? null : [...new Set(lists.flat() as string[])];
}

const maskOf = (bits: Iterable<number>): Expression => integer([...new Set(bits)].reduce((sum, bit) => sum + 2 ** bit, 0));

/** Roles that are a name and nothing else are looked up once per name; the others are tested each. */
function mask(parts: Role[], scope: EventScope): Expression {
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

function roleHolds(ref: EventRef, scope: EventScope): Expression {
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
