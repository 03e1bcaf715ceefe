import { call, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { WalkSpec } from "../../../plan/walk.ts";
import { entryBit, exclusionBit, scopeBit } from "../../../plan/walk.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { namesOfRoles, type Role, roleMask } from "../../../vocabulary/roles.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Question } from "./question.ts";

/** The rows that a funnel looks at: unit columns, time, tie, mask, and (with a breakdown) value. */
export type FunnelRows = { relation: string; units: string[]; actors: string[]; from: number; until: number };

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

/** What is asked of the rows besides the walk: the value on each, and which of them count at all. */
type RowsAsked = Bounds & { value: ((scope: EventScope) => Expression) | null; only?: (scope: EventScope) => Expression };

/** Reads the rows between the bounds; `value` is the breakdown's value on each row. */
export function funnelRows(
  { builder, definition }: Pick<Question, "builder" | "definition">,
  spec: WalkSpec,
  { value, only, ...bounds }: RowsAsked,
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
    { name: "mask", value: roleMask(parts, scope) },
    ...(value ? [{ name: "value", value: value(scope) }] : []),
  ];
  const hasActor = [...actor.map((each) => call("not_null", each)), ...(only ? [only(scope)] : [])];
  const scoped = scope.build(columns, hasActor, namesOfRoles(parts));
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
  const names = namesOfRoles(definition.steps.map((ref) => ({ ref, bits: [] })));
  const scoped = scope.build([{ name: "time", value: column("time") }], [missing, matching], names);
  return builder.select("without_actor", {
    from: scoped,
    columns: [{ name: "without_actor", value: { is: "aggregate", verb: "count_rows", of: [] } }],
  });
}
