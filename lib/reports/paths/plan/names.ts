import { aggregate, all, call, choose, column, type Expression, nothing, over, text, texts, truth } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { EventScope } from "../../../vocabulary/event-scope.ts";
import { namesMeant, nodeNames } from "../definition/node.ts";
import type { PathsDefinition } from "../definition.ts";
import type { Question } from "./question.ts";

/** Whether a node is its event and nothing else: then the event's own key is the node's. */
export function isPlainlyNamed({ nodeBy, nodeProperty, clean, groupNodes, trimTrailingSlash }: PathsDefinition): boolean {
  return Object.keys(nodeBy).length === 0 && nodeProperty === undefined && clean.length + groupNodes.length === 0 && !trimTrailingSlash;
}

/** Whether the event of a row may become a node. */
export function isNodeEvent({ include, exclude }: PathsDefinition): Expression {
  return all([
    ...(include ? [{ is: "named" as const, names: include }] : []),
    ...(exclude.length > 0 ? [call("not", { is: "named" as const, names: exclude })] : []),
  ]);
}

/** The names of nodes, by hand, that are meant by any of some names. */
export function meant(names: readonly string[], definition: PathsDefinition): string[] {
  return [...new Set(names.flatMap((name) => namesMeant(name, definition)))].filter((name) => name !== "");
}

/** What a row is named by: "prefix" (the event, where it is shown beside the value) and "raw" (null when not set). */
export function rawColumns({ nodeBy, nodeProperty, nodeLabel }: PathsDefinition, scope: EventScope): Named[] {
  const own = Object.entries(nodeBy).map(([event, property]) => ({
    if: { is: "named" as const, names: [event] },
    then: scope.property(property),
  }));
  const others = nodeProperty === undefined ? column("event", "e") : scope.property(nodeProperty);
  const raw = own.length > 0 ? choose(own, others) : others;
  const fromProperty = nodeProperty === undefined ? { is: "named" as const, names: Object.keys(nodeBy) } : truth(true);
  const isPrefixed = nodeLabel === "event_and_value";
  return [
    { name: "prefix", value: isPrefixed ? choose([{ if: fromProperty, then: column("event", "e") }], nothing) : call("to_text", nothing) },
    { name: "raw", value: call("null_if", raw, text("")) },
  ];
}

/** A name after some of the cleaning rules, from the column "raw". */
export function cleanedName({ clean, trimTrailingSlash }: PathsDefinition, rules = clean.length): Expression {
  const raw = column("raw");
  const trimmed = trimTrailingSlash ? call("coalesce", call("null_if", call("trim_slashes", raw), text("")), text("/")) : raw;
  const start = trimTrailingSlash ? choose([{ if: call("not_null", raw), then: trimmed }], nothing) : raw;
  return clean
    .slice(0, rules)
    .reduce((name, { regex, replace }) => call("replace_all", name, text(regex), text(replacement(replace))), start);
}

/** \1 to \9 stand for groups, every other backslash for itself. */
function replacement(replace: string): string {
  return replace.replace(/\\(?![1-9])/g, "\\\\");
}

/** The pattern of a group as a regular expression that finds it anywhere: only * is special. */
export function groupPattern(pattern: string): string {
  const pieces = pattern
    .split("*")
    .map((piece) => piece.replace(/[^\p{L}\p{N}_]/gu, (each) => (each.length > 1 || each > "\x7f" ? each : `\\${each}`)));
  return `(?s)${pieces.join(".*")}`;
}

/** A relation of nodes ("key", "kind", "name") and the key of each name that rows have. */
export type Names = { nodes: string; keyed: string };

/** The nodes that the rows of a relation come to; `scoped` has "prefix" and "raw", and "named" where the row may be a node. */
export function namesOf({ builder, definition }: Question, scoped: string): Names {
  const found = builder.select("raw_names", {
    from: scoped,
    columns: [
      { name: "prefix", value: column("prefix") },
      { name: "raw", value: column("raw") },
    ],
    where: column("named"),
    groupBy: [column("prefix"), column("raw")],
  });
  const cleaned = builder.select("cleaned_names", {
    from: found,
    keep: true,
    columns: [{ name: "cleaned", value: cleanedName(definition) }],
  });
  const named = builder.select("named_nodes", { from: cleaned, keep: true, columns: nodeColumns(definition) });
  const kept = all([
    ...(definition.hideUnset ? [call("eq", column("kind"), text("value"))] : []),
    ...(definition.excludeNodes.length > 0 ? [call("not", isNamed(definition.excludeNodes, definition))] : []),
  ]);
  const distinct = builder.select("distinct_nodes", {
    from: named,
    distinct: true,
    columns: [
      { name: "kind", value: column("kind") },
      { name: "name", value: column("name") },
    ],
    where: kept,
  });
  const key = over("row_number", [], { order: [{ by: column("kind") }, { by: column("name") }] });
  const nodes = builder.select("nodes", { from: distinct, keep: true, columns: [{ name: "key", value: key }] });
  const keyed = builder.select("keyed_names", {
    from: named,
    as: "r",
    joins: [{ relation: nodes, as: "k", kind: "inner", on: all([sameOf("kind"), sameOf("name")]) }],
    columns: [
      { name: "prefix", value: column("prefix", "r") },
      { name: "raw", value: column("raw", "r") },
      { name: "key", value: column("key", "k") },
    ],
  });
  return { nodes, keyed };
}

const sameOf = (name: string): Expression => call("eq", column(name, "r"), column(name, "k"));

/** Whether a row of nodes has one of some names given by hand. */
export function isNamed(names: readonly string[], definition: PathsDefinition): Expression {
  return all([call("eq", column("kind"), text("value")), call("in_list", column("name"), texts(meant(names, definition)))]);
}

/** The node that a cleaned name comes to: "kind" and "name". */
export function nodeColumns({ groupNodes }: PathsDefinition): Named[] {
  const before = call("coalesce", call("concat", column("prefix"), text(": ")), text(""));
  const isSet = call("not_eq", call("coalesce", column("cleaned"), text("")), text(""));
  const whole = call("concat", before, column("cleaned"));
  const groups = groupNodes.map((pattern) => ({ if: call("matches", whole, text(groupPattern(pattern))), then: text(pattern) }));
  const name = groups.length > 0 ? choose(groups, whole) : whole;
  return [
    { name: "kind", value: choose([{ if: isSet, then: text("value") }], text("unset")) },
    { name: "name", value: choose([{ if: isSet, then: name }], call("concat", before, text(nodeNames.unset))) },
  ];
}

/** The nodes of events that are named by themselves, with the key of each in "of_event". */
export function eventNodes({ builder }: Question, events: string): string {
  const isSet = call("not_eq", aggregate("any", [column("event")]), text(""));
  const named = builder.select("named_events", {
    from: events,
    columns: [
      { name: "of_event", value: column("event_key") },
      { name: "kind", value: choose([{ if: isSet, then: text("value") }], text("unset")) },
      { name: "name", value: choose([{ if: isSet, then: aggregate("any", [column("event")]) }], text(nodeNames.unset)) },
    ],
    groupBy: [column("event_key")],
  });
  const kept = ["of_event", "kind", "name"].map((name) => ({ name, value: column(name) }));
  const key = { name: "key", value: over("row_number", [], { order: [{ by: column("of_event") }] }) };
  return builder.select("nodes", { from: named, columns: [key, ...kept] });
}
