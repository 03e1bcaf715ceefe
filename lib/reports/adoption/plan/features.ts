import { aggregate, call, choose, column, type Expression, integer, nothing, some, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { namesOf } from "../../../vocabulary/active-periods.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { listedFeatures } from "../definition/labels.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { kept, type Question } from "./question.ts";

/**
 * How rows say which feature they use: by the value of a property; by their event, when every feature has one of its own (the cheapest:
 * names become places at the very end); by the feature's place.
 */
type Saying = "value" | "event" | "place";

/** How the rows of this question say it. */
export function sayingOf(definition: AdoptionDefinition): Saying {
  if (definition.everyValueOf) return "value";
  if (definition.view === "timeToAdopt" && definition.since === "released") return "place";
  const names = listedFeatures(definition).map(({ reference }) => eventNames(reference));
  const areAlone = names.every((each) => each?.length === 1);
  return areAlone && new Set(names.flat()).size === names.length ? "event" : "place";
}

/** Which events are uses of a feature. */
export function featureRefs(definition: AdoptionDefinition): EventRef[] {
  if (!definition.everyValueOf) return listedFeatures(definition).map(({ reference }) => reference);
  const { property: _, limit: __, ...reference } = definition.everyValueOf;
  return [reference];
}

type Look = {
  from: number;
  until: number;
  columns: Named[];
  /** Which actors' events, if not all. */
  only?: (scope: EventScope) => Expression;
};

/** A row per use: the feature's columns, "actor_1", and the columns asked for. */
export function rowsOfUses({ builder, definition }: Question, { from, until, columns, only }: Look): string {
  const scope = new EventScope(builder, definition, { from, until });
  const refs = featureRefs(definition);
  const actor = scope.actor();
  const matches = refs.map((ref) => scope.matches(ref));
  const value = definition.everyValueOf ? call("null_if", scope.property(definition.everyValueOf.property), text("")) : null;
  const feature: Record<Saying, () => Named[]> = {
    value: () => [{ name: "feature", value: value ?? nothing }],
    event: () => kept(["event_key", "event"]),
    place: () => [{ name: "feature", value: placesOf(refs, matches) }],
  };
  const own = [...feature[sayingOf(definition)](), { name: "actor_1", value: actor[0] as Expression }, ...columns];
  const areNamed = namesOf(refs) !== null && refs.every(isPlain);
  const isUse = [...(value ? [call("not_null", value)] : []), ...(areNamed ? [] : [some(matches)])];
  const where = [...actor.map((each) => call("not_null", each)), ...isUse, ...(only ? [only(scope)] : [])];
  return scope.build(own, where, namesOf(refs));
}

/** Whether a reference is of names and nothing else. */
export const isPlain = ({ where, anyOf }: EventRef): boolean => !where?.length && !anyOf;

/** The place of the feature that a row uses; once for each when an event may be a use of several. */
function placesOf(refs: readonly EventRef[], matches: readonly Expression[]): Expression {
  const each = matches.map((match, index) => ({ if: match, then: integer(index + 1) }));
  const names = refs.map(eventNames);
  const all = names.flatMap((own) => (own ? [...new Set(own)] : []));
  const areApart = refs.length === 1 || (names.every((own) => own !== null) && new Set(all).size === all.length);
  if (areApart) return choose(each, nothing);
  return call("unnest", call("without_nulls", call("list_of", ...each.map((branch) => choose([branch], nothing)))));
}

/** The columns that tell one feature from another. */
export function featureNames(definition: AdoptionDefinition): string[] {
  return sayingOf(definition) === "event" ? ["event_key"] : ["feature"];
}

/** The feature's columns of a grouped relation: what rows are grouped by, and what goes with it. */
export function featureColumns(definition: AdoptionDefinition, of?: string): Named[] {
  const carried = sayingOf(definition) === "event" ? [{ name: "event", value: aggregate("any", [column("event", of)]) }] : [];
  return [...kept(featureNames(definition), of), ...carried];
}

/** The feature's columns as they are. */
export function featureKept(definition: AdoptionDefinition, of?: string): Named[] {
  return kept(sayingOf(definition) === "event" ? ["event_key", "event"] : ["feature"], of);
}

/** The rows with "feature": its place in the list, or its value. */
export function withFeature({ builder, definition }: Question, relation: string): string {
  if (sayingOf(definition) !== "event") return relation;
  const when = featureRefs(definition).map((ref, index) => ({
    if: { is: "named" as const, names: eventNames(ref) ?? [] },
    then: integer(index + 1),
  }));
  return builder.select("by_place", {
    from: relation,
    columns: [...kept(["period", "kind"]), { name: "feature", value: choose(when, nothing) }, ...kept(["at", "count"])],
  });
}
