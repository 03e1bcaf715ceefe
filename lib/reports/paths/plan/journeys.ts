import { call, column } from "../../../plan/expression.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { anchor, plainColumns } from "./marks.ts";
import { eventNodes, isNodeEvent, isPlainlyNamed } from "./names.ts";
import { type Question, rangeBounds } from "./question.ts";
import type { PathRows } from "./rows.ts";

/** Whether the journeys tell all that is asked: paths of users through events that their names alone make nodes, starts and ends. */
export function journeysTell({ definition, frame }: Question): boolean {
  const { per, countBy, funnel, identity, filters, daysOfWeek, from, to, view } = definition;
  const ofUsers = (per === "session" || countBy === "user") && identity === "merged" && !funnel;
  const ofAllEvents = filters.length === 0 && !daysOfWeek?.length;
  const byName = isPlainlyNamed(definition) && [from, to].every((ref) => ref === undefined || isName(ref));
  return frame.journeys && ofUsers && ofAllEvents && byName && view !== "actors";
}

function isName(ref: EventRef): boolean {
  if (ref.where?.length || ref.occurrence) return false;
  return ref.anyOf ? ref.anyOf.every(isName) : eventNames(ref) !== null;
}

/** The journeys of the range, with what each of their events is. */
export function journeyRows(question: Question): PathRows {
  const { builder, definition } = question;
  const bounds = rangeBounds(question);
  const names = builder.add("event_names", { is: "event_names", ...bounds });
  const columns = ["event_key", "event"].map((name) => ({ name, value: column(name) }));
  const nodes = eventNodes(question, builder.select("node_events", { from: names, columns, where: isNodeEvent(definition) }));
  const told = { definition, scope: new EventScope(builder, { ...definition, countBy: "user" }, bounds), plain: true };
  const events = builder.select("journey_events", {
    from: names,
    as: "e",
    joins: [{ relation: nodes, as: "n", kind: "left", on: call("eq", column("event_key", "e"), column("of_event", "n")) }],
    columns: [
      { name: "of_event", value: column("event_key", "e") },
      ...plainColumns(definition),
      ...anchor("starts", { ref: definition.from, name: definition.fromNode }, told),
      ...anchor("ends", { ref: definition.to, name: definition.toNode }, told),
    ],
  });
  return { ...bounds, source: { events }, nodes };
}
