import type { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, all, call, column, type Expression, integer, nothing, over, text, texts } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { FunnelDefinition } from "../definition.ts";
import { scanBounds } from "./attempts.ts";
import type { Frame } from "./frame.ts";
import type { Grouped } from "./groups.ts";
import { timeAt } from "./steps.ts";

const most = 500;

/** Which events or property values go with converting: per item the units with it among converted and others, and both totals. */
export function correlationAnswer(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, grouped: Grouped): string {
  const judged = judgedUnits(builder, definition, grouped);
  const items = itemsOf(builder, definition, frame, judged, grouped.actors);
  return counted(builder, items, judged, definition.correlate?.by === "eventProperties" ? 3 : 1);
}

/** The units that carry an item of the correlation: the actor columns, `event`, `property` and `value`, each once. */
export function unitsWithItems(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, grouped: Grouped): string {
  return itemsOf(builder, definition, frame, judgedUnits(builder, definition, grouped), grouped.actors);
}

function itemsOf(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, judged: string, actors: string[]): string {
  const by = definition.correlate?.by ?? "events";
  const makers = { events: eventItems, userProperties: userItems, eventProperties: propertyItems };
  const items = makers[by](builder, definition, frame, judged, actors);
  const columns = [...actors, "converted", "event", "property", "value"].map((name) => ({ name, value: column(name) }));
  return builder.select("items_once", { from: items, distinct: true, columns });
}

/** Units with their outcome and the stretch in which their other events are looked at. */
function judgedUnits(builder: PlanBuilder, definition: FunnelDefinition, grouped: Grouped): string {
  const last = definition.steps.length;
  const end = call("coalesce", timeAt(last), column("deadline"));
  return builder.select("judged", {
    from: grouped.total,
    columns: [
      ...grouped.actors.map((name) => ({ name, value: column(name) })),
      { name: "converted", value: call("not_null", timeAt(last)) },
      { name: "after_time", value: timeAt(1) },
      { name: "after_tie", value: column("entry_tie") },
      { name: "until_time", value: end },
      { name: "until_tie", value: column("last_tie") },
    ],
    where: call("eq", column("period"), text("current")),
  });
}

/** Events strictly after the entry, up to the last step or the deadline, that are none of the funnel's own. */
function between(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, judged: string, actors: string[], extra: (scope: EventScope) => Named[], names: string[] | null): string {
  const scope = new EventScope(builder, { ...definition }, scanBounds(definition, frame, "current"));
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
  const rows = scope.build(columns, [...(excluded.length ? [call("not", call("in_list", column("event"), texts(excluded)))] : [])], names);
  const after = call("or", call("gt", column("at", "e"), column("after_time", "j")), call("and", call("eq", column("at", "e"), column("after_time", "j")), call("gt", column("at_tie", "e"), column("after_tie", "j"))));
  const strictlyBefore = call("and", call("eq", column("at", "e"), column("until_time", "j")), call("or", call("not", column("converted", "j")), call("lte", column("at_tie", "e"), column("until_tie", "j"))));
  const until = call("or", call("is_null", column("until_time", "j")), call("lt", column("at", "e"), column("until_time", "j")), strictlyBefore);
  const sameActor = actors.map((name) => call("eq", column(name, "e"), column(name, "j")));
  return builder.select("between", { from: rows, as: "e", keep: true, joins: [{ relation: judged, as: "j", kind: "inner", on: all([...sameActor, after, until]) }], columns: [{ name: "converted", value: column("converted", "j") }] });
}

function item(actors: string[], named: { event: Expression; property: Expression; value: Expression }): Named[] {
  return [...actors.map((name) => ({ name, value: column(name) })), { name: "converted", value: column("converted") }, ...Object.entries(named).map(([name, value]) => ({ name, value }))];
}

const nullText = call("to_text", nothing);

function eventItems(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, judged: string, actors: string[]): string {
  const rows = between(builder, definition, frame, judged, actors, () => [], definition.correlate?.events ?? null);
  return builder.select("items", { from: rows, columns: item(actors, { event: column("event"), property: nullText, value: nullText }) });
}

function propertyItems(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, judged: string, actors: string[]): string {
  const names = chosenProperties(definition, frame.eventProperties);
  const rows = between(builder, definition, frame, judged, actors, (scope) => names.map((name, index) => ({ name: `property_${index + 1}`, value: scope.property(name) })), definition.correlate?.events ?? null);
  return itemsUnion(builder, names, (name, index) => ({
    from: rows,
    columns: item(actors, { event: column("event"), property: text(name), value: column(`property_${index + 1}`) }),
    where: call("not_null", call("null_if", column(`property_${index + 1}`), text(""))),
  }));
}

/** An item per unit and property: its user's newest value; for properties asked for by name, empty text where there is none. */
function userItems(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, judged: string, actors: string[]): string {
  const names = chosenProperties(definition, frame.userProperties);
  const asked = builder.add("asked_properties", { is: "rows", columns: ["property"], rows: names.map((value) => [{ is: "text", value }]) });
  const values = builder.select("newest_values", {
    from: builder.share("user_properties", { is: "user_properties" }),
    columns: ["user", "property", "value"].map((name) => ({ name, value: column(name) })),
    where: column("latest"),
  });
  const own = call("and", call("eq", column("user", "p"), column("actor_1", "j")), call("eq", column("property", "p"), column("property", "a")));
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

function itemsUnion(builder: PlanBuilder, names: string[], select: (name: string, index: number) => Parameters<PlanBuilder["select"]>[1]): string {
  const each = names.map((name, index) => builder.select("items", select(name, index)));
  return each.length === 1 ? (each[0] as string) : builder.add("all_items", { is: "union", of: each });
}

function counted(builder: PlanBuilder, items: string, judged: string, least: number): string {
  const converted = aggregate("count_rows", [], column("converted"));
  const others = aggregate("count_rows", [], call("not", column("converted")));
  const totals = builder.select("outcome_totals", { from: judged, columns: [{ name: "successes", value: converted }, { name: "failures", value: others }] });
  const keys = ["event", "property", "value"];
  const perItem = builder.select("item_counts", {
    from: items,
    columns: [...keys.map((name) => ({ name, value: column(name) })), { name: "success", value: converted }, { name: "failure", value: others }],
    groupBy: keys.map((name) => column(name)),
  });
  const units = call("plus", column("success", "i"), column("failure", "i"));
  const bySize = [{ by: units, descending: true }, ...keys.map((name) => ({ by: column(name, "i") }))];
  return builder.select("correlations", {
    from: perItem,
    as: "i",
    keep: true,
    joins: [{ relation: totals, as: "t", kind: "cross" }],
    columns: ["successes", "failures"].map((name) => ({ name, value: column(name, "t") })),
    where: call("gte", units, integer(least)),
    qualify: call("lte", over("row_number", [], [], bySize), integer(most)),
  });
}
