import { aggregate, all, call, column, type Expression, nothing, number } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { MetricOf } from "../definition/metric.ts";
import { kept, type Question, splitOf } from "./question.ts";

/** Numbers of any size are summed as deviations from their mean: squares of large ones would swallow the variance. Counts are exact. */
export function hasDeviations({ measure }: MetricOf<"mean">): boolean {
  return measure !== "count";
}

/** The outcomes of a mean with "value" as it counts: capped if asked, then with "is_capped", "lower" and "upper"; "deviation" from the mean. */
export function amounts(question: Question, metric: MetricOf<"mean">, outcomes: string): string {
  const { builder, definition } = question;
  const names = ["variant", ...splitOf(definition), "settled", ...(metric.cuped ? ["before"] : []), "not_numeric"];
  const values = metric.winsorize ? capped(question, metric.winsorize, { outcomes, names }) : outcomes;
  if (!hasDeviations(metric)) return values;
  const centre = builder.select("centre", {
    from: values,
    columns: [{ name: "centre", value: aggregate("average", [column("value")], column("settled")) }],
  });
  return builder.select("deviations", {
    from: values,
    as: "o",
    joins: [{ relation: centre, as: "m", kind: "cross" }],
    columns: [
      ...kept([...names, "value", ...(metric.winsorize ? ["is_capped", "lower", "upper"] : [])], "o"),
      { name: "deviation", value: call("minus", column("value", "o"), column("centre", "m")) },
    ],
  });
}

type Winsorize = NonNullable<MetricOf<"mean">["winsorize"]>;

/** Values beyond the quantiles of all settled units' values are capped there. */
function capped({ builder }: Question, winsorize: Winsorize, { outcomes, names }: { outcomes: string; names: string[] }): string {
  const { lower, upper, ignoreZeros } = winsorize;
  const counts = all([column("settled"), ...(ignoreZeros ? [call("not_eq", column("value"), number(0))] : [])]);
  const limit = (name: string, at: number | undefined): Named => ({
    name,
    value: call("to_number", at === undefined ? nothing : aggregate("quantile", [column("value"), number(at)], counts)),
  });
  const limits = builder.select("limits", { from: outcomes, columns: [limit("lower", lower), limit("upper", upper)] });
  const value = column("value", "o");
  const within = limited("least", limited("greatest", value, "lower"), "upper");
  return builder.select("capped", {
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
