import { aggregate, all, call, choose, column, type Expression, integer, over, text, truth } from "../../../plan/expression.ts";
import { endings, gapKey } from "../../../plan/paths.ts";
import { type Found, nodeAt, otherKey } from "./found.ts";
import { type Question, slotsOf } from "./question.ts";

/** Facts of a node at a step that add up when nodes are folded. */
export const nodeCounts = ["arrive", "begin", "go_on", "end", "hidden", "continues", "events"] as const;

/** Every node of every step with its facts and its name, before any is folded; "drawn" is its key, or that of the fold. */
export function stepNodes(question: Question, found: Found): string {
  const { builder, definition } = question;
  const slots = slotsOf(definition);
  const each = slots.map((slot) => nodesAt(question, found, slot));
  const counted = builder.add("counted_nodes", { is: "union", of: each });
  const kind = choose([{ if: call("eq", column("key", "c"), integer(gapKey)), then: text("gap") }], column("kind", "n"));
  const named = builder.select("step_nodes", {
    from: counted,
    as: "c",
    keep: true,
    joins: [{ relation: found.rows.nodes, as: "n", kind: "left", on: call("eq", column("key", "c"), column("key", "n")) }],
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

function nodesAt({ builder, definition }: Question, { paths }: Found, slot: number): string {
  const last = slotsOf(definition).length;
  const goesOn = slot === last ? truth(false) : call("not_null", nodeAt(slot + 1));
  const stays = slot === last ? [] : [call("is_null", nodeAt(slot + 1))];
  const begins = slot === 1 ? truth(true) : call("is_null", nodeAt(slot - 1));
  const ending = (name: keyof typeof endings): Expression =>
    aggregate("count_rows", [], all([...stays, call("eq", column("ending"), integer(endings[name]))]));
  return builder.select(`nodes_at_${slot}`, {
    from: paths,
    columns: [
      { name: "step", value: integer(slot) },
      { name: "key", value: nodeAt(slot) },
      { name: "arrive", value: aggregate("count_rows") },
      { name: "begin", value: aggregate("count_rows", [], begins) },
      { name: "go_on", value: aggregate("count_rows", [], goesOn) },
      { name: "end", value: ending("end") },
      { name: "hidden", value: ending("hidden") },
      { name: "continues", value: ending("continues") },
      { name: "events", value: call("to_integer", aggregate("sum", [column(`events_${slot}`)])) },
    ],
    where: call("not_null", nodeAt(slot)),
    groupBy: [nodeAt(slot)],
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
