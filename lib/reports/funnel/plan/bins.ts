import type { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, choose, column, type Expression, integer, nothing, number, text } from "../../../plan/expression.ts";
import type { FunnelRows } from "./rows.ts";

/** Replaces the value of each row by the equally wide bin that holds it, written [10,17.5]; what is no number has none. */
export function binned(builder: PlanBuilder, rows: FunnelRows, bins: number): string {
  const value = call("to_number", column("value"));
  const ends = builder.select("value_range", {
    from: rows.relation,
    columns: [
      { name: "low", value: aggregate("min", [value]) },
      { name: "high", value: aggregate("max", [value]) },
    ],
  });
  const width = call("divide", call("minus", column("high", "b"), column("low", "b")), number(bins));
  const own = call("to_number", column("value", "r"));
  const place = call("floor", call("divide", call("minus", own, column("low", "b")), width));
  const bin = choose([{ if: call("gt", width, number(0)), then: call("least", place, number(bins - 1)) }], number(0));
  const edge = (offset: number): Expression => call("plus", column("low", "b"), call("times", call("plus", bin, integer(offset)), width));
  const label = call("concat", text("["), call("number_text", edge(0)), text(","), call("number_text", edge(1)), text("]"));
  return builder.select("binned_rows", {
    from: rows.relation,
    as: "r",
    joins: [{ relation: ends, as: "b", kind: "cross" }],
    columns: [
      ...[...rows.units, "time", "tie", "mask"].map((name) => ({ name, value: column(name, "r") })),
      { name: "value", value: choose([{ if: call("not_null", own), then: label }], call("to_text", nothing)) },
    ],
  });
}
