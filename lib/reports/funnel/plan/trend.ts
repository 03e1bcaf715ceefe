import { aggregate, all, call, column } from "../../../plan/expression.ts";
import type { FunnelDefinition } from "../definition.ts";
import { type Grouped, perGroup } from "./groups.ts";
import type { Question } from "./question.ts";
import { timeAt } from "./steps.ts";

/** The steps between which a view measures (1-based). */
export function span(definition: FunnelDefinition): { from: number; to: number } {
  return { from: definition.fromStep ?? 1, to: definition.toStep ?? definition.steps.length };
}

/** Per entry bucket (0-based, buckets without entries absent): entered, converted, and still open. */
export function trendAnswer(question: Question, grouped: Grouped): string {
  const { from, to } = span(question.definition);
  const entered = call("not_null", timeAt(from));
  const columns = [
    { name: "entered", value: aggregate("count", [timeAt(from)]) },
    { name: "converted", value: aggregate("count", [timeAt(to)]) },
    { name: "waiting", value: aggregate("count_rows", [], all([entered, call("is_null", timeAt(to)), column("open")])) },
  ];
  return perGroup(question, grouped, { columns, by: ["bucket"] });
}
