import type { Cell, Column, Table } from "../../../charts/table.ts";
import { endKinds } from "../definition/node.ts";
import type { CleaningRule, PathActor, PathEdge, PathMember, PathNode, PathSequence, PathStep, SequenceNode } from "../result/answer.ts";

type Row = Record<string, Cell>;

const counts = (...named: [string, string][]): Column[] => named.map(([key, label]) => ({ key, label, kind: "count" }));
const times: Column[] = [
  { key: "medianSeconds", label: "Median time", kind: "seconds" },
  { key: "averageSeconds", label: "Mean time", kind: "seconds" },
];

/** Every drawn edge with its full numbers. */
export function edgesTable(edges: readonly PathEdge[]): Table {
  return {
    columns: [
      ...counts(["step", "Step"]),
      { key: "from", label: "From", kind: "text" },
      { key: "to", label: "To", kind: "text" },
      ...counts(["count", "Paths"]),
      { key: "share", label: "Of all paths", kind: "rate" },
      ...times,
    ],
    rows: edges.map(({ fromKind: _, toKind: __, ...rest }): Row => rest),
  };
}

const nodeFacts = counts(
  ["arrive", "Arrive"],
  ["begin", "Begin"],
  ["goOn", "Go on"],
  ["end", "End"],
  ["hidden", "Only hidden follow"],
  ["continues", "Continue beyond"],
  ["events", "Events"],
);

/** Every node of every step: who arrives, goes on, ends. */
export function nodesTable(nodes: readonly (PathNode | PathMember)[]): Table {
  const folds = nodes.some((node) => "members" in node && node.members !== undefined);
  return {
    columns: [
      ...counts(["step", "Step"]),
      { key: "node", label: "Node", kind: "text" },
      ...nodeFacts,
      ...(folds ? counts(["members", "Nodes in it"]) : []),
    ],
    rows: nodes.map(({ kind: _, ...rest }): Row => ({ members: null, ...rest })),
  };
}

/** The checksum of each step: arriving = continuing + ending + hidden + cut. */
export function stepsTable(steps: readonly PathStep[]): Table {
  return {
    columns: counts(
      ["step", "Step"],
      ["nodes", "Different nodes"],
      ["arriving", "Arrive"],
      ["beginning", "Begin"],
      ["continuing", "Go on"],
      ["ending", "End"],
      ["hidden", "Only hidden follow"],
      ["cut", "Continue beyond"],
    ),
    rows: steps.map((step): Row => ({ ...step })),
  };
}

const isStep = ({ kind }: SequenceNode): boolean => !endKinds.some((each) => each === kind);

/** The most frequent whole paths. */
export function sequencesTable(sequences: readonly PathSequence[]): Table {
  return {
    columns: [
      { key: "path", label: "Path", kind: "text" },
      ...counts(["nodes", "Nodes"], ["count", "Paths"]),
      { key: "share", label: "Of all paths", kind: "rate" },
      { key: "medianSeconds", label: "Median duration", kind: "seconds" },
      { key: "averageSeconds", label: "Mean duration", kind: "seconds" },
    ],
    rows: sequences.map(
      ({ nodes, ...rest }): Row => ({ ...rest, nodes: nodes.filter(isStep).length, path: nodes.map(({ node }) => node).join(" → ") }),
    ),
  };
}

/** The paths behind a part, one row each. */
export function actorsTable(actors: readonly PathActor[]): Table {
  const hasSessions = actors.some(({ session }) => session !== null);
  return {
    columns: [
      { key: "actor", label: "Who", kind: "text" },
      ...(hasSessions ? ([{ key: "session", label: "Session", kind: "text" }] as const) : []),
      { key: "startTime", label: "Begins", kind: "text" },
      { key: "endTime", label: "Ends", kind: "text" },
      { key: "path", label: "Path", kind: "text" },
    ],
    rows: actors.map(({ nodes, ...rest }): Row => ({ ...rest, path: nodes.map(({ node }) => node).join(" → ") })),
  };
}

/** What each cleaning rule catches. */
export function cleaningTable(rules: readonly CleaningRule[]): Table {
  return {
    columns: [
      { key: "rule", label: "Rule", kind: "text" },
      { key: "pattern", label: "Pattern", kind: "text" },
      ...counts(["names", "Names"], ["events", "Events"]),
      { key: "examples", label: "Examples", kind: "text" },
    ],
    rows: rules.map(
      ({ rule, position, pattern, names, events, examples }): Row => ({
        rule: `${rule === "clean" ? "Replace" : "Group"} ${position}`,
        ...{ pattern, names, events },
        examples: examples.map(({ raw, result }) => `${raw} → ${result}`).join(" · "),
      }),
    ),
  };
}
