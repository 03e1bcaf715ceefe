import { aggregate, all, call, column, type Expression, integer, number } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { Amount, Measure, MetricOf } from "../definition/metric.ts";
import { kept, type Question, sameUnit } from "./question.ts";
import { isBefore, isWithin, outcomeBounds, reachBack } from "./window.ts";

/** What a unit's events come to by one metric: a relation with "actor_1" and the figures, each with what it is without any event. */
export type Figures = { relation: string; names: { name: string; without: Expression }[] };

const nothingYet = (name: string): Figures["names"][number] => ({ name, without: number(0) });

/** "value": 1 for units with an event. */
export function returns(question: Question, metric: MetricOf<"conversion" | "retention">, counted: string): Figures {
  const relation = perUnit(question, {
    rows: amountRows(question, metric, [metric]),
    counted,
    where: isWithin(metric),
    columns: [{ name: "value", value: call("to_number", integer(1)) }],
  });
  return { relation, names: [nothingYet("value")] };
}

/** "value", "before" (the same before the exposure) and "not_numeric". */
export function means(question: Question, metric: MetricOf<"mean">, counted: string): Figures {
  const [after, before] = [isWithin(metric), isBefore(metric)];
  const looksBack = reachBack(metric) > 0;
  const relation = perUnit(question, {
    rows: amountRows(question, metric, [metric]),
    counted,
    where: looksBack ? call("or", after, before) : after,
    columns: [
      { name: "value", value: taken(metric.measure, 1, after) },
      ...(looksBack ? [{ name: "before", value: taken(metric.measure, 1, before) }] : []),
      { name: "not_numeric", value: notNumeric([metric], after) },
    ],
  });
  return { relation, names: [nothingYet("value"), ...(looksBack ? [nothingYet("before")] : []), nothingYet("not_numeric")] };
}

/** "value" (the numerator), "denominator" and "not_numeric". */
export function ratios(question: Question, metric: MetricOf<"ratio">, counted: string): Figures {
  const within = isWithin(metric);
  const amounts = [metric.numerator, metric.denominator];
  const relation = perUnit(question, {
    rows: amountRows(question, metric, amounts),
    counted,
    where: within,
    columns: [
      { name: "value", value: taken(metric.numerator.measure, 1, call("and", within, column("matches_1", "r"))) },
      { name: "denominator", value: taken(metric.denominator.measure, 2, call("and", within, column("matches_2", "r"))) },
      { name: "not_numeric", value: notNumeric(amounts, within) },
    ],
  });
  return { relation, names: ["value", "denominator", "not_numeric"].map(nothingYet) };
}

export type Measured = EventRef & { measure?: Measure | Amount["measure"] };

/** The property that is read of events; null when they are only counted. */
export function propertyOf({ measure }: Measured): string | null {
  if (measure === undefined || measure === "count") return null;
  return "sum" in measure ? measure.sum : measure.avg;
}

/** Whether anything but events is read, so that some may have no number. */
export function readsNumbers(metric: MetricOf<"mean" | "ratio">): boolean {
  return (metric.type === "mean" ? [metric] : [metric.numerator, metric.denominator]).some((each) => propertyOf(each) !== null);
}

/** The events that any of the references means: "actor_1", "time", per reference "matches_1" … and "number_1" …. */
function amountRows(
  { builder, definition, frame }: Question,
  metric: Parameters<typeof outcomeBounds>[0],
  refs: readonly Measured[],
): string {
  const scope = new EventScope(builder, definition, outcomeBounds(metric, frame));
  const [actor] = scope.actor() as [Expression];
  const matches = refs.map((ref) => scope.matches(ref));
  const columns: Named[] = [
    { name: "actor_1", value: actor },
    ...kept(["time"]),
    ...(refs.length > 1 ? matches.map((value, index) => ({ name: `matches_${index + 1}`, value })) : []),
    ...refs.flatMap((ref, index): Named[] => {
      const name = propertyOf(ref);
      return name === null ? [] : [{ name: `number_${index + 1}`, value: { is: "property", name, as: "number" } }];
    }),
  ];
  const any = matches.length === 1 ? (matches[0] as Expression) : call("or", ...matches);
  return scope.build(columns, [call("not_null", actor), any], eventNames({ anyOf: [...refs] }));
}

/** A measure over a unit's events; unset without any. */
function taken(measure: Measure | Amount["measure"], place: number, where: Expression): Expression {
  const value = column(`number_${place}`, "r");
  if (measure === "count") return call("to_number", aggregate("count_rows", [], where));
  return "sum" in measure ? aggregate("sum", [value], where) : aggregate("average", [value], where);
}

function notNumeric(amounts: readonly Measured[], within: Expression): Expression {
  const counts = amounts.flatMap((amount, index) => {
    if (propertyOf(amount) === null) return [];
    const matches = amounts.length > 1 ? [column(`matches_${index + 1}`, "r")] : [];
    return [aggregate("count_rows", [], all([within, ...matches, call("is_null", column(`number_${index + 1}`, "r"))]))];
  });
  return call("to_number", counts.length > 1 ? call("plus", ...counts) : (counts[0] ?? integer(0)));
}

type PerUnit = { rows: string; counted: string; where: Expression; columns: Named[] };

function perUnit({ builder }: Question, { rows, counted, where, columns }: PerUnit): string {
  return builder.select("figures", {
    from: rows,
    as: "r",
    joins: [{ relation: counted, as: "c", kind: "inner", on: all([sameUnit("r", "c"), where]) }],
    columns: [...kept(["actor_1"], "r"), ...columns],
    groupBy: [column("actor_1", "r")],
  });
}
