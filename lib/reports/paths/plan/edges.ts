import { aggregate, all, call, column, type Expression, integer, nothing, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { foldedPaths, nodeCounts, stepNodes } from "./folded.ts";
import { type Found, nextAfter, nodeAt, timeAt } from "./found.ts";
import { type Question, slotsOf } from "./question.ts";

/** All edges and nodes as they are drawn, the facts of each step, and the sums before anything was folded; "part" tells them apart. */
export function edgesAnswer(question: Question, found: Found): string {
  const { builder } = question;
  const nodes = stepNodes(question, found);
  const folded = foldedPaths(question, found, nodes);
  const of = [edgeRows(question, folded), nodeRows(question, nodes), stepRows(question, nodes), totalRows(question, found)];
  return builder.add("facts", { is: "union", of });
}

/** The middle of some values, in seconds from whole microseconds. */
export const secondsOf = (verb: "average" | "median", micros: Expression): Expression =>
  call("divide", verb === "average" ? aggregate("average", [micros]) : aggregate("quantile", [micros, number(0.5)]), number(1_000_000));

function edgeRows(question: Question, folded: string): string {
  const { builder, definition } = question;
  const slots = slotsOf(definition);
  const drawn = (slot: number): Expression => column(`drawn_${slot}`);
  const each = slots.flatMap((slot) => {
    const to = nextAfter(question, slot, drawn);
    const elapsed = slot === slots.length ? nothing : call("minus", timeAt(slot + 1), timeAt(slot));
    return [edgesAt(question, { slot, from: folded, ends: [drawn(slot), to], elapsed: call("to_integer", elapsed) })];
  });
  const edges = builder.add("edges", { is: "union", of: each });
  const told = ["step", "from_key", "to_key", "count", "average_seconds", "median_seconds"];
  return builder.select("edge_rows", {
    from: edges,
    columns: [{ name: "part", value: text("edge") }, ...told.map((name) => ({ name, value: column(name) }))],
  });
}

type EdgesAt = { slot: number; from: string; ends: [Expression, Expression]; elapsed?: Expression };

function edgesAt({ builder }: Question, { slot, from, ends: [source, target], elapsed }: EdgesAt): string {
  const ends = [
    { name: "step", value: integer(slot) },
    { name: "from_key", value: source },
    { name: "to_key", value: target },
    ...(elapsed ? [{ name: "elapsed", value: elapsed }] : []),
  ];
  const taken = builder.select(`taken_at_${slot}`, {
    from,
    columns: ends,
    where: all([call("not_null", source), call("not_null", target)]),
  });
  return builder.select(`edges_at_${slot}`, {
    from: taken,
    columns: [
      { name: "step", value: column("step") },
      { name: "from_key", value: column("from_key") },
      { name: "to_key", value: column("to_key") },
      { name: "count", value: aggregate("count_rows") },
      ...(elapsed
        ? [
            { name: "average_seconds", value: secondsOf("average", column("elapsed")) },
            { name: "median_seconds", value: secondsOf("median", column("elapsed")) },
          ]
        : []),
    ],
    groupBy: [column("step"), column("from_key"), column("to_key")],
  });
}

/** Edges and paths before anything is folded, counted apart from what is drawn. */
function totalRows(question: Question, found: Found): string {
  const { builder, definition } = question;
  const each = slotsOf(definition).map((slot) =>
    edgesAt(question, { slot, from: found.paths, ends: [nodeAt(slot), nextAfter(question, slot, nodeAt)] }),
  );
  const edges = builder.add("unfolded_edges", { is: "union", of: each });
  return builder.select("totals", {
    from: edges,
    columns: [
      { name: "part", value: text("total") },
      { name: "edges", value: aggregate("count_rows") },
      { name: "count", value: call("coalesce", call("to_integer", aggregate("sum", [column("count")])), integer(0)) },
    ],
  });
}

const sums: Named[] = nodeCounts.map((name) => ({ name, value: call("to_integer", aggregate("sum", [column(name)])) }));

function nodeRows({ builder }: Question, nodes: string): string {
  return builder.select("node_rows", {
    from: nodes,
    columns: [
      { name: "part", value: text("node") },
      { name: "step", value: column("step") },
      { name: "from_key", value: column("drawn") },
      { name: "from_kind", value: aggregate("any", [column("kind")]) },
      { name: "from_name", value: aggregate("any", [column("name")]) },
      { name: "members", value: aggregate("count_rows") },
      ...sums,
    ],
    groupBy: [column("step"), column("drawn")],
  });
}

function stepRows({ builder }: Question, nodes: string): string {
  return builder.select("step_rows", {
    from: nodes,
    columns: [
      { name: "part", value: text("step") },
      { name: "step", value: column("step") },
      { name: "members", value: aggregate("count_rows") },
      ...sums,
    ],
    groupBy: [column("step")],
  });
}
