import { all, call, column, type Expression, nothing, text, texts, truth } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { Question } from "./question.ts";
import { scanBounds } from "./walk-spec.ts";

/** The relation of judged units, and its actor columns. */
export type Judged = { judged: string; actors: string[] };

/** Every item that a judged unit carries, once: the actor columns, `converted`, `event`, `property` and `value`. */
export function correlationItems(question: Question, asked: Judged): string {
  const makers = { events: eventItems, userProperties: userItems, eventProperties: propertyItems };
  const items = makers[question.definition.correlate?.by ?? "events"](question, asked);
  const columns = [...asked.actors, "converted", "event", "property", "value"].map((name) => ({ name, value: column(name) }));
  return question.builder.select("items_once", { from: items, distinct: true, columns });
}

/** Events strictly after the entry, up to the last step or the deadline, that are none of the funnel's own. */
function between(question: Question, { judged, actors }: Judged, extra: (scope: EventScope) => Named[]): string {
  const { builder, definition } = question;
  const scope = new EventScope(builder, definition, scanBounds(question, "current"));
  const actor = scope.actor();
  const own = definition.steps.flatMap((step) => eventNames(step) ?? []);
  const excluded = [...own, ...(definition.correlate?.exclude ?? [])];
  const columns = [
    ...actors.map((name, index) => ({ name, value: actor[index] as Expression })),
    { name: "event", value: column("event") },
    { name: "at", value: call("micros", column("time")) },
    { name: "at_tie", value: column("tie") },
    ...extra(scope),
  ];
  const rows = scope.build(
    columns,
    [...(excluded.length ? [call("not", call("in_list", column("event"), texts(excluded)))] : [])],
    definition.correlate?.events ?? null,
  );
  const after = call(
    "or",
    call("gt", column("at", "e"), column("after_time", "j")),
    call("and", call("eq", column("at", "e"), column("after_time", "j")), call("gt", column("at_tie", "e"), column("after_tie", "j"))),
  );
  const strictlyBefore = call(
    "and",
    call("eq", column("at", "e"), column("until_time", "j")),
    call("or", call("not", column("converted", "j")), call("lte", column("at_tie", "e"), column("until_tie", "j"))),
  );
  const until = call(
    "or",
    call("is_null", column("until_time", "j")),
    call("lt", column("at", "e"), column("until_time", "j")),
    strictlyBefore,
  );
  const sameActor = actors.map((name) => call("eq", column(name, "e"), column(name, "j")));
  return builder.select("between", {
    from: rows,
    as: "e",
    keep: true,
    joins: [{ relation: judged, as: "j", kind: "inner", on: all([...sameActor, after, until]) }],
    columns: [{ name: "converted", value: column("converted", "j") }],
  });
}

function item(actors: string[], named: { event: Expression; property: Expression; value: Expression }): Named[] {
  return [
    ...actors.map((name) => ({ name, value: column(name) })),
    { name: "converted", value: column("converted") },
    ...Object.entries(named).map(([name, value]) => ({ name, value })),
  ];
}

const nullText = call("to_text", nothing);

function eventItems(question: Question, asked: Judged): string {
  const { actors } = asked;
  const rows = between(question, asked, () => []);
  return question.builder.select("items", {
    from: rows,
    columns: item(actors, { event: column("event"), property: nullText, value: nullText }),
  });
}

function propertyItems(question: Question, asked: Judged): string {
  const { builder, definition, frame } = question;
  const names = chosenProperties(definition, frame.eventProperties);
  const columns = (scope: EventScope) => names.map((name, index) => ({ name: `property_${index + 1}`, value: scope.property(name) }));
  const rows = between(question, asked, columns);
  const each = names.map((name, index) => {
    const value = column(`property_${index + 1}`);
    const where = call("not_null", call("null_if", value, text("")));
    return builder.select("items", {
      from: rows,
      columns: item(asked.actors, { event: column("event"), property: text(name), value }),
      where,
    });
  });
  if (each.length > 0) return builder.add("all_items", { is: "union", of: each });
  return builder.select("items", {
    from: rows,
    columns: item(asked.actors, { event: column("event"), property: nullText, value: nullText }),
    where: truth(false),
  });
}

/** An item per unit and property: its user's newest value; for properties asked for by name, empty text where there is none. */
function userItems({ builder, definition, frame }: Question, { judged, actors }: Judged): string {
  const names = chosenProperties(definition, frame.userProperties);
  const asked = builder.add("asked_properties", { is: "rows", columns: ["property"], rows: names.map((value) => [{ is: "text", value }]) });
  const values = builder.select("newest_values", {
    from: builder.share("user_properties", { is: "user_properties" }),
    columns: ["user", "property", "value"].map((name) => ({ name, value: column(name) })),
    where: column("latest"),
  });
  const own = call(
    "and",
    call("eq", column("user", "p"), column("actor_1", "j")),
    call("eq", column("property", "p"), column("property", "a")),
  );
  return builder.select("items", {
    from: judged,
    as: "j",
    joins: [
      { relation: asked, as: "a", kind: "cross" },
      { relation: values, as: "p", kind: Array.isArray(definition.correlate?.properties) ? "left" : "inner", on: own },
    ],
    columns: [
      ...[...actors, "converted"].map((name) => ({ name, value: column(name, "j") })),
      { name: "event", value: nullText },
      { name: "property", value: column("property", "a") },
      { name: "value", value: call("coalesce", column("value", "p"), text("")) },
    ],
  });
}

function chosenProperties(definition: FunnelDefinition, known: string[]): string[] {
  const asked = definition.correlate?.properties;
  const { by, exclude = [], excludeProperties = [] } = definition.correlate ?? { by: "events" };
  const left = new Set([...excludeProperties, ...(by === "userProperties" ? exclude : [])]);
  return (asked && asked !== "all" ? asked : known).filter((name) => !left.has(name));
}
