import { endingKeys, gapKey } from "../../../plan/paths.ts";
import { numberOrNull, type RowRecord, type Rows } from "../../answer-rows.ts";
import { type NodeKind, nodeNames } from "../definition/node.ts";
import type { PathsDefinition } from "../definition.ts";
import { otherKey } from "../plan/found.ts";
import type { PathEdge, PathNode, PathStep, PathsAnswer } from "./answer.ts";
import { drawnEdges } from "./drawn.ts";
import { inStep } from "./order.ts";

type Parts = { edges: Rows; others: RowRecord[] };

/** Edges, nodes, steps and sums from the rows of the view `paths`. */
export function edgesResult({ edges, others }: Parts, definition: PathsDefinition, starters: number): Partial<PathsAnswer> {
  const of = (part: string): RowRecord[] => others.filter((row) => row.part === part);
  const [sums] = of("total");
  const total = { edges: Number(sums?.edges ?? 0), count: Number(sums?.count ?? 0) };
  const all = edgesOf(edges, standings(of("node")), starters);
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

/** An edge of a node that did not arrive; the self-check says so. */
const lost: Standing = { node: "(lost)", kind: "value" };

/** What the keys of drawn nodes stand for: every edge leads from one to another, or to how paths end. */
function standings(nodes: RowRecord[]): Map<number, Standing> {
  const found = new Map<number, Standing>([...special].map(([key, kind]) => [key, standingOf(key, kind, null)]));
  for (const { from_key, from_kind, from_name } of nodes) found.set(Number(from_key), standingOf(from_key, from_kind, from_name));
  return found;
}

/** What a key stands for, with the kind and the name that the engine found beside it. */
function standingOf(key: unknown, kind: unknown, name: unknown): Standing {
  const own = special.get(Number(key)) as Exclude<NodeKind, "value"> | undefined;
  return own ? { kind: own, node: nodeNames[own] } : { kind: kind === "unset" ? "unset" : "value", node: String(name) };
}

function edgesOf({ columns, values, rowCount }: Rows, standing: Map<number, Standing>, starters: number): PathEdge[] {
  const column = (name: string): unknown[] => values[columns.indexOf(name)] ?? [];
  const [steps, froms, tos, counts] = ["step", "from_key", "to_key", "count"].map(column) as [unknown[], unknown[], unknown[], unknown[]];
  const [averages, medians] = [column("average_seconds"), column("median_seconds")];
  return Array.from({ length: rowCount }, (_, row) => {
    const from = standing.get(Number(froms[row])) ?? lost;
    const to = standing.get(Number(tos[row])) ?? lost;
    const count = Number(counts[row]);
    return {
      step: Number(steps[row]),
      from: from.node,
      fromKind: from.kind,
      to: to.node,
      toKind: to.kind,
      count,
      share: count / starters,
      averageSeconds: numberOrNull(averages[row]),
      medianSeconds: numberOrNull(medians[row]),
    };
  });
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
