import { aggregate, all, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import { endingKeys, gapKey } from "../../../plan/paths.ts";
import type { Named } from "../../../plan/relation.ts";
import { type Found, nodeAt, otherKey } from "./found.ts";
import { leadsOn, type Moves } from "./moves.ts";
import { type Question, slotsOf } from "./question.ts";

/** Facts of a node at a step that add up when nodes are folded. */
export const nodeCounts = ["arrive", "begin", "go_on", "end", "hidden", "continues", "events"] as const;

/** Every node of every step with its facts and its name, before any is folded; "drawn" is its key, or that of the fold. */
export function stepNodes(question: Question, moves: Moves): string {
  const { builder, definition } = question;
  const counted = countedNodes(question, moves);
  const kind = choose([{ if: call("eq", column("key", "c"), integer(gapKey)), then: text("gap") }], column("kind", "n"));
  const named = builder.select("step_nodes", {
    from: counted,
    as: "c",
    keep: true,
    joins: [{ relation: moves.rows.nodes, as: "n", kind: "left", on: call("eq", column("key", "c"), column("key", "n")) }],
    columns: [
      { name: "kind", value: kind },
      { name: "name", value: column("name", "n") },
    ],
  });
  if (definition.maxNodesPerStep === null)
    return builder.select("drawn_nodes", { from: named, keep: true, columns: [{ name: "drawn", value: column("key") }] });
  const isValue = call("eq", column("kind"), text("value"));
  const rank = over("row_number", [], {
    partition: [column("step"), isValue],
    order: [{ by: column("arrive"), descending: true }, { by: column("name") }],
  });
  const ranked = builder.select("ranked_nodes", { from: named, keep: true, columns: [{ name: "rank", value: rank }] });
  const isFolded = all([isValue, call("gt", column("rank"), integer(definition.maxNodesPerStep))]);
  return builder.select("drawn_nodes", {
    from: ranked,
    keep: true,
    columns: [{ name: "drawn", value: choose([{ if: isFolded, then: integer(otherKey) }], column("key")) }],
  });
}

function countedNodes({ builder }: Question, { counted }: Moves): string {
  const sum = (name: string, where?: Expression): Expression =>
    call("coalesce", call("to_integer", aggregate("sum", [column(name)], where)), integer(0));
  const ending = (name: keyof typeof endingKeys): Named => ({
    name,
    value: sum("count", call("eq", column("to_key"), integer(endingKeys[name]))),
  });
  return builder.select("counted_nodes", {
    from: counted,
    columns: [
      { name: "step", value: column("step") },
      { name: "key", value: column("from_key") },
      { name: "arrive", value: sum("count") },
      { name: "begin", value: sum("begin") },
      { name: "go_on", value: sum("count", leadsOn()) },
      ...(["end", "hidden", "continues"] as const).map(ending),
      { name: "events", value: sum("events") },
    ],
    groupBy: [column("step"), column("from_key")],
  });
}

/** The paths with "drawn_1" …: the key of each node as it is drawn. */
export function foldedPaths(question: Question, found: Found, nodes: string): string {
  const { builder, definition } = question;
  const limited = definition.maxNodesPerStep !== null;
  const columns = slotsOf(definition).map((slot) => {
    if (!limited) return { name: `drawn_${slot}`, value: nodeAt(slot) };
    const isFolded = all([call("eq", column("step"), integer(slot)), call("eq", column("drawn"), integer(otherKey))]);
    const relation = builder.select(`folded_at_${slot}`, {
      from: nodes,
      columns: [{ name: "key", value: column("key") }],
      where: isFolded,
    });
    const value = choose([{ if: { is: "member", value: nodeAt(slot), relation }, then: integer(otherKey) }], nodeAt(slot));
    return { name: `drawn_${slot}`, value };
  });
  return builder.select("folded_paths", { from: found.paths, keep: true, columns });
}
