import { gapKey } from "../../../plan/paths.ts";
import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { type NodeKind, nodeNames } from "../definition/node.ts";
import type { PathsDefinition } from "../definition.ts";
import { endingKeys, otherKey } from "../plan/found.ts";
import type { PathEdge, PathNode, PathStep, PathsAnswer } from "./answer.ts";
import { drawnEdges } from "./drawn.ts";
import { inStep } from "./order.ts";

/** Edges, nodes, steps and sums from the rows of the view `paths`. */
export function edgesResult(rows: RowRecord[], definition: PathsDefinition, starters: number): Partial<PathsAnswer> {
  const of = (part: string): RowRecord[] => rows.filter((row) => row.part === part);
  const [sums] = of("total");
  const total = { edges: Number(sums?.edges ?? 0), count: Number(sums?.count ?? 0) };
  const all = of("edge").map((row) => edgeOf(row, starters));
  return {
    nodes: of("node").map(nodeOf).sort(inStep),
    steps: of("step")
      .map(stepOf)
      .sort((a, b) => a.step - b.step),
    ...drawnEdges(all, total, definition),
  };
}

const special = new Map<number, NodeKind>([
  [gapKey, "gap"],
  [otherKey, "other"],
  [endingKeys.end, "dropOff"],
  [endingKeys.hidden, "hidden"],
  [endingKeys.continues, "continues"],
]);

type Standing = { node: string; kind: NodeKind };

/** What a key stands for, with the kind and the name that the engine found beside it. */
function standingOf(key: unknown, kind: unknown, name: unknown): Standing {
  const own = special.get(Number(key)) as Exclude<NodeKind, "value"> | undefined;
  return own ? { kind: own, node: nodeNames[own] } : { kind: kind === "unset" ? "unset" : "value", node: String(name) };
}

function edgeOf(row: RowRecord, starters: number): PathEdge {
  const from = standingOf(row.from_key, row.from_kind, row.from_name);
  const to = standingOf(row.to_key, row.to_kind, row.to_name);
  const count = Number(row.count);
  return {
    step: Number(row.step),
    ...{ from: from.node, fromKind: from.kind, to: to.node, toKind: to.kind },
    count,
    share: count / starters,
    averageSeconds: numberOrNull(row.average_seconds),
    medianSeconds: numberOrNull(row.median_seconds),
  };
}

/** The facts of a node, folded or not. */
export function nodeOf(row: RowRecord): PathNode {
  const { node, kind } = standingOf(row.from_key, row.from_kind, row.from_name);
  const facts = {
    ...{ step: Number(row.step), node, kind },
    arrive: Number(row.arrive),
    begin: Number(row.begin),
    goOn: Number(row.go_on),
    end: Number(row.end),
    hidden: Number(row.hidden),
    continues: Number(row.continues),
    events: Number(row.events),
  };
  return kind === "other" ? { ...facts, members: Number(row.members) } : facts;
}

function stepOf(row: RowRecord): PathStep {
  return {
    step: Number(row.step),
    nodes: Number(row.members),
    arriving: Number(row.arrive),
    beginning: Number(row.begin),
    continuing: Number(row.go_on),
    ending: Number(row.end),
    hidden: Number(row.hidden),
    cut: Number(row.continues),
  };
}
