import { aggregate, all, call, column, type Expression, nothing, number } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { MetricOf } from "../definition/metric.ts";
import { kept, type Question, splitOf } from "./question.ts";

type Amounts = MetricOf<"mean"> | MetricOf<"ratio">;

const partNames = { value: "value", other: "denominator", before: "before" } as const;

/**
 * The values of a unit that are summed as deviations from their mean: squares of large numbers would swallow the variance. Counts
 * are exact as they are.
 */
export function deviatingParts(metric: Amounts): string[] {
  const { value, other, before } = partNames;
  if (metric.type === "ratio")
    return [metric.numerator, metric.denominator].some(({ measure }) => measure !== "count") ? [value, other] : [];
  return metric.measure === "count" ? [] : [value, ...(metric.cuped ? [before] : [])];
}

/** The outcomes of a mean or ratio with "value" as it counts: capped if asked, then with "is_capped", "lower" and "upper"; each deviating part also as a deviation. */
export function amounts(question: Question, metric: Amounts, outcomes: string): string {
  const { builder, definition } = question;
  const { value, other, before } = partNames;
  const winsorize = metric.type === "mean" ? metric.winsorize : undefined;
  const further = metric.type === "ratio" ? [other] : metric.cuped ? [before] : [];
  const names = ["variant", ...splitOf(definition), "settled", ...further, "not_numeric"];
  const values = winsorize ? capped(question, winsorize, { outcomes, names }) : outcomes;
  const parts = deviatingParts(metric);
  if (parts.length === 0) return values;
  const centre = builder.select("centre", {
    from: values,
    columns: parts.map((part) => ({ name: `${part}_centre`, value: aggregate("average", [column(part)], column("settled")) })),
  });
  return builder.select("deviations", {
    from: values,
    as: "o",
    joins: [{ relation: centre, as: "m", kind: "cross" }],
    columns: [
      ...kept([...names, value, ...(winsorize ? ["is_capped", "lower", "upper"] : [])], "o"),
      ...parts.map((part) => ({ name: `${part}_deviation`, value: call("minus", column(part, "o"), column(`${part}_centre`, "m")) })),
    ],
  });
}

type Winsorize = NonNullable<MetricOf<"mean">["winsorize"]>;

/** Where values are capped, as "lower" and "upper": the quantiles of all settled units' values. */
export function limitsOf({ builder }: Question, { lower, upper, ignoreZeros }: Winsorize, outcomes: string): string {
  const counts = all([column("settled"), ...(ignoreZeros ? [call("not_eq", column("value"), number(0))] : [])]);
  const limit = (name: string, at: number | undefined): Named => ({
    name,
    value: call("to_number", at === undefined ? nothing : aggregate("quantile", [column("value"), number(at)], counts)),
  });
  return builder.select("limits", { from: outcomes, columns: [limit("lower", lower), limit("upper", upper)] });
}

/** Values beyond the limits are capped there. */
function capped(question: Question, winsorize: Winsorize, { outcomes, names }: { outcomes: string; names: string[] }): string {
  const limits = limitsOf(question, winsorize, outcomes);
  const value = column("value", "o");
  const within = limited("least", limited("greatest", value, "lower"), "upper");
  return question.builder.select("capped", {
    from: outcomes,
    as: "o",
    joins: [{ relation: limits, as: "l", kind: "cross" }],
    columns: [
      ...kept(names, "o"),
      { name: "value", value: within },
      { name: "is_capped", value: call("not_eq", within, value) },
      ...kept(["lower", "upper"], "l"),
    ],
  });
}

/** The value, or the limit if there is one and the value lies beyond it. */
function limited(verb: "least" | "greatest", value: Expression, limit: string): Expression {
  return call("coalesce", call(verb, value, column(limit, "l")), value);
}
