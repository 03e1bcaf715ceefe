import { aggregate, all, call, column, integer, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { nodeCounts, stepNodes } from "./folded.ts";
import { isDrawn, type Moves, moveEnds, moveTimes } from "./moves.ts";
import type { Question } from "./question.ts";

/** All edges and nodes as they are drawn, the facts of each step, and the sums before anything was folded; "part" tells them apart. */
export function edgesAnswer(question: Question, moves: Moves): string {
  const { builder } = question;
  const nodes = stepNodes(question, moves);
  const of = [edgeRows(question, moves, nodes), nodeRows(question, nodes), stepRows(question, nodes), totalRows(question, moves)];
  return builder.add("facts", { is: "union", of });
}

/** Without a limit of nodes the counted moves are the edges; with one the moves are counted again between the nodes that are drawn. */
function edgeRows(question: Question, moves: Moves, nodes: string): string {
  const { builder, definition } = question;
  const isFolded = definition.maxNodesPerStep !== null;
  const told = [...moveEnds, "count", "average_seconds", "median_seconds"];
  return builder.select("edge_rows", {
    from: isFolded ? foldedEdges(question, moves, nodes) : moves.counted,
    columns: [{ name: "part", value: text("edge") }, ...told.map((name) => ({ name, value: column(name) }))],
    where: all(isDrawn(question)),
  });
}

function foldedEdges({ builder }: Question, { each }: Moves, nodes: string): string {
  const at = (as: string, key: string, later: number) => ({
    relation: nodes,
    as,
    kind: "left" as const,
    on: all([
      call("eq", column("step", as), call("plus", column("step", "m"), integer(later))),
      call("eq", column("key", as), column(key, "m")),
    ]),
  });
  const folded = builder.select("folded_moves", {
    from: each,
    as: "m",
    joins: [at("f", "from_key", 0), at("t", "to_key", 1)],
    columns: [
      { name: "step", value: column("step", "m") },
      { name: "from_key", value: column("drawn", "f") },
      { name: "to_key", value: call("coalesce", column("drawn", "t"), column("to_key", "m")) },
      { name: "elapsed", value: column("elapsed", "m") },
    ],
  });
  return builder.select("folded_edges", {
    from: folded,
    columns: [...moveEnds.map((name) => ({ name, value: column(name) })), { name: "count", value: aggregate("count_rows") }, ...moveTimes],
    groupBy: moveEnds.map((name) => column(name)),
  });
}

/** Edges and paths before anything is folded. */
function totalRows(question: Question, { counted }: Moves): string {
  return question.builder.select("totals", {
    from: counted,
    columns: [
      { name: "part", value: text("total") },
      { name: "edges", value: aggregate("count_rows") },
      { name: "count", value: call("coalesce", call("to_integer", aggregate("sum", [column("count")])), integer(0)) },
    ],
    where: all(isDrawn(question)),
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
