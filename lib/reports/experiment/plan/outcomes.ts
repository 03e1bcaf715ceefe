import { aggregate, all, call, column, type Expression, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { ListedMetric } from "../definition/labels.ts";
import type { Metric } from "../definition/metric.ts";
import { amounts, deviatingParts } from "./amounts.ts";
import { depths } from "./depth.ts";
import { type Figures, means, ratios, returns } from "./figures.ts";
import { columnsOf, kept, type Question, sameUnit, splitOf } from "./question.ts";
import { isSettled } from "./window.ts";

function figuresOf(question: Question, metric: Metric, counted: string): Figures {
  switch (metric.type) {
    case "conversion":
    case "retention":
      return returns(question, metric, counted);
    case "mean":
      return means(question, metric, counted);
    case "ratio":
      return ratios(question, metric, counted);
    case "funnel":
      return depths(question, metric, counted);
  }
}

/** One row per counted unit: "actor_1", "variant", "exposure", what the view splits by, "settled", and what its events come to by the metric. */
export function unitOutcomes(question: Question, metric: Metric, counted: string): string {
  const { builder, definition, frame } = question;
  const { relation, names } = figuresOf(question, metric, counted);
  return builder.select("outcomes", {
    from: counted,
    as: "c",
    joins: [{ relation, as: "f", kind: "left", on: sameUnit("c", "f") }],
    columns: [
      ...kept(["actor_1", "variant", "exposure", ...splitOf(definition)], "c"),
      { name: "settled", value: isSettled(metric, frame) },
      ...names.map(({ name, without }) => ({ name, value: call("coalesce", column(name, "f"), without) })),
    ],
  });
}

/** Sums over the settled units of each arm (and what the view splits by) that the tests need, under the metric's key. */
export function armSums(question: Question, { key, metric }: ListedMetric, counted: string): string {
  const { builder, definition } = question;
  const outcomes = unitOutcomes(question, metric, counted);
  const by = ["variant", ...splitOf(definition)];
  const settled = column("settled");
  return builder.select("arm_sums", {
    from: metric.type === "mean" || metric.type === "ratio" ? amounts(question, metric, outcomes) : outcomes,
    columns: [
      { name: "metric", value: text(key) },
      ...kept(by),
      { name: "settled", value: aggregate("count_rows", [], settled) },
      { name: "immature", value: aggregate("count_rows", [], call("not", settled)) },
      ...sumsOf(metric),
    ],
    groupBy: columnsOf(by),
  });
}

function sumsOf(metric: Metric): Named[] {
  const sum = (name: string, ...of: string[]): Named => ({ name, value: sumOf(of) });
  switch (metric.type) {
    case "conversion":
    case "retention":
      return [{ name: "reached_1", value: reached(1) }];
    case "funnel":
      return metric.steps.map((_, index) => ({ name: `reached_${index + 1}`, value: reached(index + 1) }));
    case "mean":
      return [
        ...[sum("sum", "value"), sum("sum_of_squares", "value", "value"), ...rangeOf("value", "")],
        sum("not_numeric", "not_numeric"),
        ...(metric.cuped
          ? [
              sum("sum_before", "before"),
              sum("squares_before", "before", "before"),
              sum("products", "value", "before"),
              ...rangeOf("before"),
            ]
          : []),
        ...deviationSums(deviatingParts(metric)),
        ...(metric.winsorize ? limitColumns : []),
      ];
    case "ratio":
      return [
        ...[sum("sum", "value"), sum("sum_of_squares", "value", "value"), ...rangeOf("value", "")],
        ...[sum("denominators", "denominator"), sum("squares_of_denominators", "denominator", "denominator"), ...rangeOf("denominator")],
        sum("products", "value", "denominator"),
        sum("not_numeric", "not_numeric"),
        ...deviationSums(deviatingParts(metric)),
      ];
  }
}

/** The smallest and the largest, by which values that are all the same are told from those that vary in the last digit. */
function rangeOf(part: string, suffix = `_${part}`): Named[] {
  return (["min", "max"] as const).map((verb) => ({ name: `${verb}${suffix}`, value: aggregate(verb, [column(part)], column("settled")) }));
}

/** Of each part the sum of its deviations and of their squares, of two also that of their products. */
function deviationSums(parts: readonly string[]): Named[] {
  const [one, other] = parts.map((part) => `${part}_deviation`);
  return [
    ...parts.flatMap((part) => [
      { name: `deviations_of_${part}`, value: sumOf([`${part}_deviation`]) },
      { name: `squares_of_deviations_of_${part}`, value: sumOf([`${part}_deviation`, `${part}_deviation`]) },
    ]),
    ...(one && other ? [{ name: "products_of_deviations", value: sumOf([one, other]) }] : []),
  ];
}

/** The sum of a column, or of the products of two, over settled units. */
function sumOf(of: readonly string[]): Expression {
  const product = of.length > 1 ? call("times", ...columnsOf(of)) : column(of[0] as string);
  return aggregate("sum", [product], column("settled"));
}

function reached(step: number): Expression {
  return aggregate("count_rows", [], all([column("settled"), call("gte", column("value"), number(step))]));
}

const limitColumns: Named[] = [
  { name: "capped", value: aggregate("count_rows", [], all([column("settled"), column("is_capped")])) },
  { name: "lower", value: aggregate("any", [column("lower")]) },
  { name: "upper", value: aggregate("any", [column("upper")]) },
];
