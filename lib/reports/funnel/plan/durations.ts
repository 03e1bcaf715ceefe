import { aggregate, all, call, choose, column, type Expression, integer, number } from "../../../plan/expression.ts";
import { type Grouped, perGroup } from "./groups.ts";
import type { Question } from "./question.ts";
import { elapsed, secondsBetween, timeAt } from "./steps.ts";
import { span } from "./trend.ts";

/**
 * Time to convert: rows with `bin` null carry mean, median and p90 of their group, the others the count of one bin.
 * The bins are made from the totals of all periods together: as many as the cube root of the sample (or as asked), a whole
 * number of seconds wide; `bin_start` and `bin_width` come with each row.
 */
export function durationsAnswer(question: Question, grouped: Grouped): string {
  const { builder, definition } = question;
  const { from, to } = span(definition);
  const taken = secondsBetween(timeAt(from), timeAt(to));
  const both = all([call("not_null", timeAt(from)), call("not_null", timeAt(to))]);
  const scale = binScale(question, grouped.total, { taken, both });
  const figures = perGroup(question, grouped, {
    columns: [{ name: "converted", value: aggregate("count_rows", [], both) }, ...elapsed("taken", taken, both)],
  });
  const joined = (relation: string) =>
    builder.select("with_bins", {
      from: relation,
      as: "a",
      keep: true,
      joins: [{ relation: scale, as: "s", kind: "cross" }],
      columns: [
        {
          name: "bin",
          value: call("to_integer", call("floor", call("divide", call("minus", taken, column("low", "s")), column("width", "s")))),
        },
      ],
      where: both,
    });
  const binned: Grouped = {
    ...grouped,
    total: joined(grouped.total),
    relation: definition.breakdown ? joined(grouped.relation) : grouped.relation,
  };
  const counts = perGroup(question, binned, { columns: [{ name: "converted", value: aggregate("count_rows") }], by: ["bin"] });
  const rows = builder.add("figures_and_bins", { is: "union", of: [figures, counts] });
  return builder.select("durations", {
    from: rows,
    as: "a",
    keep: true,
    joins: [{ relation: scale, as: "s", kind: "left", on: { is: "value", value: { is: "boolean", value: true } } }],
    columns: ["low", "width", "bins"].map((name) => ({ name: `bin_${name}`, value: column(name, "s") })),
    orderBy: ["period", "group_kind", "group_name", "bin"].map((name) => ({ by: column(name, "a") })),
  });
}

type Measured = { taken: Expression; both: Expression };

function binScale({ builder, definition }: Question, total: string, { taken, both }: Measured): string {
  const sample = builder.select("sample", {
    from: total,
    columns: [
      { name: "low", value: aggregate("min", [taken], both) },
      { name: "high", value: aggregate("max", [taken], both) },
      {
        name: "bins",
        value: definition.bins
          ? aggregate("max", [integer(definition.bins)])
          : call("to_integer", call("ceil", call("cube_root", aggregate("count_rows", [], both)))),
      },
    ],
  });
  const width = call("ceil", call("divide", call("minus", column("high"), column("low")), column("bins")));
  return builder.select("bin_scale", {
    from: sample,
    columns: [
      { name: "low", value: column("low") },
      { name: "bins", value: column("bins") },
      { name: "width", value: choose([{ if: call("gt", width, number(0)), then: width }], number(60)) },
    ],
    where: call("not_null", column("low")),
  });
}
