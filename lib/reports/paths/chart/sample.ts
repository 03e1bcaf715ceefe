import type { NodeKind } from "../definition/node.ts";
import type { PathEdge, PathNode, PathStep, PathsResult } from "../result/answer.ts";
import { nodeNames } from "../result/node.ts";
import { asListed, inStep } from "../result/order.ts";

type Flow = { step: number; from: Standing; to: Standing; count: number };
type Standing = { node: string; kind: NodeKind };

const ending = { node: nodeNames.dropOff, kind: "dropOff" } as const;
const cutOff = { node: nodeNames.continues, kind: "continues" } as const;
const fold = { node: nodeNames.other, kind: "other" } as const;

/** Paths that flow from step to step by fixed shares; the sums come out. */
function flowing(names: readonly string[], { steps, starters }: { steps: number; starters: number }): PathsResult {
  const flows: Flow[] = [];
  const standings: Standing[] = [...names.map((node) => ({ node, kind: "value" as const })), fold];
  let standing = new Map<Standing, number>(shares(standings, starters, 0));
  for (let step = 1; step <= steps; step += 1) {
    const next = new Map<Standing, number>();
    for (const [from, count] of standing) {
      const gone = step === steps ? count : Math.floor(count * (0.12 + ((step * 7 + standings.indexOf(from)) % 5) * 0.04));
      if (gone > 0) flows.push({ step, from, to: step === steps ? cutOff : ending, count: gone });
      for (const [to, share] of step === steps ? [] : shares(standings, count - gone, step + standings.indexOf(from))) {
        if (share === 0) continue;
        flows.push({ step, from, to, count: share });
        next.set(to, (next.get(to) ?? 0) + share);
      }
    }
    standing = next;
  }
  return resultOf(flows, starters, steps);
}

/** A number cut into falling parts, turned by `turn`. */
function shares(standings: readonly Standing[], count: number, turn: number): [Standing, number][] {
  const weights = standings.map((_, index) => 1 / (1 + ((index + turn * 3) % standings.length)) ** 1.4);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = standings.map((each, index): [Standing, number] => [each, Math.floor((count * (weights[index] ?? 0)) / all)]);
  const left = count - parts.reduce((sum, [, part]) => sum + part, 0);
  const [first] = parts;
  if (first) first[1] += left;
  return parts;
}

function resultOf(flows: readonly Flow[], starters: number, steps: number): PathsResult {
  const edges = flows.map(({ step, from, to, count }): PathEdge => {
    const seconds = to === ending || to === cutOff ? null : 20 + ((count * 7 + step * 13) % 900);
    return {
      ...{ step, from: from.node, fromKind: from.kind, to: to.node, toKind: to.kind, count, share: count / starters },
      ...{ averageSeconds: seconds === null ? null : seconds * 1.4, medianSeconds: seconds },
    };
  });
  const nodes = Array.from({ length: steps }, (_, index) => nodesAt(flows, index + 1)).flat();
  const sum = { edges: edges.length, count: edges.reduce((total, { count }) => total + count, 0) };
  const isFolded = ({ fromKind, toKind }: PathEdge): boolean => fromKind === "other" || toKind === "other";
  const folded = edges.filter(isFolded);
  const foldedSum = { edges: folded.length, count: folded.reduce((total, { count }) => total + count, 0) };
  return {
    ...{ kind: "paths", unit: "session", dataEnd: "2024-05-31T23:59:59Z", withoutActor: 0, broken: [], starters },
    period: { from: "2024-05-01", to: "2024-05-31", timezone: "UTC" },
    edges: edges.sort(asListed),
    nodes: nodes.sort(inStep),
    steps: Array.from({ length: steps }, (_, index) => stepOf(nodes, index + 1)),
    hidden: { edges: 0, count: 0 },
    totals: {
      total: { edges: sum.edges * 3, count: sum.count },
      drawn: { edges: sum.edges - foldedSum.edges, count: sum.count - foldedSum.count },
      folded: foldedSum,
      hidden: { edges: 0, count: 0 },
    },
  };
}

function nodesAt(flows: readonly Flow[], step: number): PathNode[] {
  const own = flows.filter((flow) => flow.step === step);
  const sum = (list: readonly Flow[]): number => list.reduce((total, { count }) => total + count, 0);
  return [...new Set(own.map(({ from }) => from))].map((from) => {
    const leaving = own.filter((flow) => flow.from === from);
    const end = sum(leaving.filter(({ to }) => to === ending));
    const continues = sum(leaving.filter(({ to }) => to === cutOff));
    const arrive = sum(leaving);
    return {
      ...{ step, node: from.node, kind: from.kind, arrive, begin: step === 1 ? arrive : 0, goOn: arrive - end - continues },
      ...{ end, hidden: 0, continues, events: Math.round(arrive * 1.3), ...(from === fold ? { members: 37 } : {}) },
    };
  });
}

function stepOf(nodes: readonly PathNode[], step: number): PathStep {
  const own = nodes.filter((node) => node.step === step);
  const sum = (pick: (node: PathNode) => number): number => own.reduce((total, node) => total + pick(node), 0);
  return {
    ...{ step, nodes: own.length + 36, arriving: sum(({ arrive }) => arrive), beginning: sum(({ begin }) => begin) },
    ...{ continuing: sum(({ goOn }) => goOn), ending: sum(({ end }) => end), hidden: 0, cut: sum(({ continues }) => continues) },
  };
}

/** Five steps through a shop; one page is called like the fold. */
export const sample = flowing(["/", "/products/<id>", "/search", "(other)", "/checkout/payment-and-delivery?step=<n>"], {
  steps: 5,
  starters: 4812,
});

/** As much as a screen should bear: twelve steps of eight nodes, names of all kinds. */
export const manySample = flowing(
  [
    "page_viewed",
    "<img src=x onerror=alert(1)>",
    "产品页面",
    "a very long name of an event that nobody would read to its end",
    "🦊",
    "'; drop--",
    "cart",
    "pay",
  ],
  { steps: 12, starters: 120_000 },
);
