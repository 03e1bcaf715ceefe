import { aggregate, all, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { PathsDefinition } from "../definition.ts";
import { cleanedName, groupPattern, isNodeEvent, nodeColumns, rawColumns } from "./names.ts";
import { type Question, rangeBounds } from "./question.ts";

const mostExamples = 5;

/** What each rule catches at its turn: one row per rule, one per example, and one with the names before and after all of them. */
export function cleaningAnswer(question: Question): string {
  const { builder, definition } = question;
  const names = rawNames(question);
  const caught = [...cleanCatches(question, names), ...groupCatches(question, names)];
  const catches = builder.add("catches", { is: "union", of: caught });
  const byName = builder.select("caught_names", {
    from: catches,
    columns: [
      { name: "rule", value: column("rule") },
      { name: "raw", value: column("raw") },
      { name: "result", value: aggregate("any", [column("result")]) },
      { name: "events", value: call("to_integer", aggregate("sum", [column("events")])) },
    ],
    groupBy: [column("rule"), column("raw")],
  });
  const order = [{ by: column("events"), descending: true }, { by: column("raw") }];
  const ranked = builder.select("ranked_names", {
    from: byName,
    keep: true,
    columns: [{ name: "place", value: over("row_number", [], { partition: [column("rule")], order }) }],
  });
  const examples = builder.select("examples", {
    from: ranked,
    keep: true,
    columns: [{ name: "part", value: text("example") }],
    where: call("lte", column("place"), integer(mostExamples)),
  });
  const rules = builder.select("rules", {
    from: byName,
    columns: [
      { name: "part", value: text("rule") },
      { name: "rule", value: column("rule") },
      { name: "total", value: aggregate("count_rows") },
      { name: "events", value: call("to_integer", aggregate("sum", [column("events")])) },
    ],
    groupBy: [column("rule")],
  });
  return builder.add("cleaning", { is: "union", of: [examples, rules, nameCounts(question, names, definition)] });
}

/** Distinct raw names of the events that may become nodes, with how many events bear them. */
function rawNames({ builder, definition, ...rest }: Question): string {
  const countBy = definition.per === "session" ? "user" : definition.countBy;
  const scope = new EventScope(builder, { ...definition, countBy }, rangeBounds({ builder, definition, ...rest }));
  const actors = scope.actor().map((each) => call("not_null", each));
  const scoped = scope.build(rawColumns(definition, scope), [...actors, isNodeEvent(definition)], null);
  return builder.select("raw_names", {
    from: scoped,
    columns: [
      { name: "prefix", value: column("prefix") },
      { name: "raw", value: column("raw") },
      { name: "events", value: aggregate("count_rows") },
    ],
    where: call("not_null", column("raw")),
    groupBy: [column("prefix"), column("raw")],
  });
}

function catchesOf(
  { builder }: Question,
  from: string,
  { rule, result, where }: { rule: number; result: Expression; where: Expression },
): string {
  return builder.select("caught", {
    from,
    columns: [
      { name: "rule", value: integer(rule) },
      { name: "raw", value: column("raw") },
      { name: "events", value: column("events") },
      { name: "result", value: result },
    ],
    where,
  });
}

function cleanCatches(question: Question, names: string): string[] {
  const { clean } = question.definition;
  return clean.map(({ regex }, index) => {
    const before = cleanedName(question.definition, index);
    const after = cleanedName(question.definition, index + 1);
    return catchesOf(question, names, { rule: index + 1, result: after, where: call("matches", before, text(regex)) });
  });
}

/** Groups are numbered on after the cleaning rules. */
function groupCatches(question: Question, names: string): string[] {
  const { builder, definition } = question;
  const { clean, groupNodes } = definition;
  if (groupNodes.length === 0) return [];
  const cleaned = builder.select("cleaned_names", {
    from: names,
    keep: true,
    columns: [{ name: "cleaned", value: cleanedName(definition) }],
  });
  const whole = call("concat", call("coalesce", call("concat", column("prefix"), text(": ")), text("")), column("cleaned"));
  const finds = (pattern: string): Expression => call("matches", whole, text(groupPattern(pattern)));
  const first = choose(
    groupNodes.map((pattern, index) => ({ if: finds(pattern), then: integer(index + 1) })),
    integer(0),
  );
  const grouped = builder.select("grouped_names", {
    from: cleaned,
    keep: true,
    columns: [{ name: "group_number", value: first }],
    where: call("not_eq", column("cleaned"), text("")),
  });
  return groupNodes.map((pattern, index) =>
    catchesOf(question, grouped, {
      rule: clean.length + index + 1,
      result: text(pattern),
      where: call("eq", column("group_number"), integer(index + 1)),
    }),
  );
}

function nameCounts({ builder }: Question, names: string, definition: PathsDefinition): string {
  const cleaned = builder.select("all_cleaned", {
    from: names,
    keep: true,
    columns: [{ name: "cleaned", value: cleanedName(definition) }],
  });
  const named = builder.select("all_named", { from: cleaned, keep: true, columns: nodeColumns(definition) });
  return builder.select("name_counts", {
    from: named,
    columns: [
      { name: "part", value: text("names") },
      { name: "total", value: aggregate("count_distinct", [column("raw")]) },
      { name: "events", value: aggregate("count_distinct", [column("name")], all([call("eq", column("kind"), text("value"))])) },
    ],
  });
}
