import { all, call, column, type Expression, truth } from "../../../plan/expression.ts";
import type { Named, PathsSource } from "../../../plan/relation.ts";
import { conditionsExpression } from "../../../vocabulary/condition-plan.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { namesOfRoles } from "../../../vocabulary/roles.ts";
import { cutRows } from "./funnel.ts";
import { journeyRows, journeysTell } from "./journeys.ts";
import { anchor, plainColumns } from "./marks.ts";
import { eventNodes, isNamed, isNodeEvent, isPlainlyNamed, namesOf, rawColumns } from "./names.ts";
import { ofActor, pathsSpec, type Question, rangeBounds } from "./question.ts";

/** What paths are found in (see the relation "paths"), and the nodes they come to. */
export type PathRows = { source: PathsSource; nodes: string; from: number; until: number };

/** Events to read: where they come from, the columns that tell units apart, and which of them take part. */
export type Source = { scope: EventScope; units: Named[]; where: Expression[]; present: Expression };

/** The journeys where they tell all that is asked; else rows of the range with the node that each is, a funnel's cut to its stretch. */
export function pathRows(question: Question): PathRows {
  return journeysTell(question) ? journeyRows(question) : eventRows(question);
}

function eventRows(question: Question): PathRows {
  const { definition } = question;
  const source = definition.funnel ? cutRows(question) : wholeRows(question);
  const { scope, units } = source;
  const plain = isPlainlyNamed(definition);
  const own = plain ? eventNodes(question, namedEvents(question, scope.bounds)) : null;
  if (own !== null) scope.join({ relation: own, as: "n", kind: "left", on: call("eq", column("event_key", "e"), column("of_event", "n")) });
  const scoped = scopedRows(question, source, plain);
  const byKey = !definition.funnel && (definition.per === "session" || definition.countBy === "user");
  const found = (rows: string): PathsSource => ({ rows, units: units.map(({ name }) => name), byKey });
  if (own !== null) return { ...scope.bounds, source: found(scoped), nodes: own };
  const { nodes, keyed } = namesOf(question, scoped);
  return { ...scope.bounds, source: found(keyedRows(question, { scoped, nodes, keyed, units })), nodes };
}

function scopedRows({ definition, actor }: Question, { scope, units, where, present }: Source, plain: boolean): string {
  const columns: Named[] = [
    ...units,
    { name: "time", value: column("time", "e") },
    { name: "tie", value: column("tie", "e") },
    ...(pathsSpec(definition).sessionTimeoutMicros === null ? [] : [{ name: "session", value: column("session", "e") }]),
    { name: "present", value: present },
    ...(actor === undefined ? [] : [{ name: "event", value: column("event", "e") }]),
    ...(plain ? plainColumns(definition) : rawColumns(definition, scope)),
    ...(plain ? [] : [{ name: "named", value: all([present, isNodeEvent(definition)]) }]),
    ...anchor("starts", { ref: definition.from, name: definition.fromNode }, { definition, scope, plain }),
    ...anchor("ends", { ref: definition.to, name: definition.toNode }, { definition, scope, plain }),
  ];
  return scope.build(columns, [call("not_null", (units[0] as Named).value), ...where], null);
}

/** Events by session with those that the filters leave marked, or by actor without the others. */
function wholeRows(question: Question): Source {
  const { builder, definition } = question;
  const bySession = definition.per === "session";
  const words = bySession ? { ...definition, filters: [], countBy: "user" as const } : definition;
  const scope = new EventScope(builder, words, rangeBounds(question));
  if (question.actor === undefined && (bySession || definition.countBy === "user")) onlyAnchored(question, scope);
  const units = scope.actor().map((value, index) => ({ name: `actor_${index + 1}`, value }));
  const present = bySession && definition.filters.length > 0 ? conditionsExpression(definition.filters, scope.conditions) : truth(true);
  return { scope, units, where: ofActor(question, scope), present };
}

/** Users without an event that starts (ends) paths have none: their events need not be looked at. */
function onlyAnchored(question: Question, scope: EventScope): void {
  const { definition, builder } = question;
  const ref = definition.from ?? definition.to;
  const names = ref ? namesOfRoles([{ ref, bits: [] }]) : null;
  if (!ref || names === null) return;
  const anchors = new EventScope(builder, { ...definition, filters: [], countBy: "user" }, rangeBounds(question));
  const found = anchors.build([{ name: "user", value: anchors.user }], [call("not_null", anchors.user), anchors.matches(ref)], names);
  scope.onlyOf(builder.select("anchored_users", { from: found, distinct: true, columns: [{ name: "user", value: column("user") }] }));
}

type Keyed = { scoped: string; nodes: string; keyed: string; units: Named[] };

/** Rows with the key of the node that their name comes to. */
function keyedRows({ builder, definition, actor }: Question, { scoped, nodes, keyed, units }: Keyed): string {
  const spec = pathsSpec(definition);
  const same = (name: string): Expression => call("same", column(name, "r"), column(name, "k"));
  const kept = [
    ...units.map(({ name }) => name),
    "time",
    "tie",
    ...(spec.sessionTimeoutMicros === null ? [] : ["session"]),
    "present",
    ...(actor === undefined ? [] : ["event", "raw"]),
  ];
  const byName = (as: string, ref: EventRef | undefined, name: string | undefined): Named[] => {
    if (ref) return [{ name: as, value: column(as, "r") }];
    if (name === undefined) return [];
    const relation = builder.select(`${as}_nodes`, {
      from: nodes,
      columns: [{ name: "key", value: column("key") }],
      where: isNamed([name], definition),
    });
    return [{ name: as, value: { is: "member", value: column("key", "k"), relation } }];
  };
  return builder.select("rows", {
    from: scoped,
    as: "r",
    joins: [{ relation: keyed, as: "k", kind: "left", on: all([column("named", "r"), same("prefix"), same("raw")]) }],
    columns: [
      ...kept.map((name) => ({ name, value: column(name, "r") })),
      { name: "node", value: column("key", "k") },
      ...byName("starts", definition.from, definition.fromNode),
      ...byName("ends", definition.to, definition.toNode),
    ],
  });
}

/** The events that may be nodes, with their names. */
function namedEvents({ builder, definition }: Question, bounds: { from: number; until: number }): string {
  const scope = new EventScope(builder, { ...definition, filters: [], countBy: "user", daysOfWeek: undefined }, bounds);
  const columns = ["event_key", "event"].map((name) => ({ name, value: column(name, "e") }));
  return scope.build(columns, definition.include || definition.exclude.length > 0 ? [isNodeEvent(definition)] : [], null);
}
