import type { NodeKind } from "../definition/node.ts";
import type { PathNode, PathsAnswer } from "../result/answer.ts";
import { endKinds, nodeNames } from "../result/node.ts";

export type Standing = { name: string; kind: NodeKind; count: number; facts: PathNode | null };

/** What stands at one step from top to bottom; `arriving` is null for a column of endings alone. */
export type Column = { step: number; standing: Standing[]; arriving: number | null };

/** One id per node of a step: a name may occur at every step, and read like one of the other kinds. */
export const idOf = (step: number, kind: NodeKind, name: string): string => JSON.stringify([step, kind, name]);

const rank: Record<NodeKind, number> = { value: 0, unset: 1, gap: 0, other: 2, continues: 3, hidden: 4, dropOff: 5 };

/** The nodes of each step, most paths first, `(other)` after them, and last how the paths of the step before end. */
export function columnsOf({ nodes = [], edges = [], steps = [] }: Pick<PathsAnswer, "nodes" | "edges" | "steps">): Column[] {
  const drawn = new Set(edges.flatMap((edge) => [idOf(edge.step, edge.fromKind, edge.from), idOf(edge.step + 1, edge.toKind, edge.to)]));
  const isAlone = drawn.size === 0;
  const standing = nodes
    .filter(({ step, kind, node }) => isAlone || drawn.has(idOf(step, kind, node)))
    .map((facts) => ({ step: facts.step, name: facts.node, kind: facts.kind, count: facts.arrive, facts }));
  const ended = endingsOf(edges);
  const all = [...standing, ...ended];
  const first = Math.min(...all.map(({ step }) => step));
  const last = Math.max(...all.map(({ step }) => step));
  if (all.length === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, index): Column => {
    const step = first + index;
    const own = all.filter((each) => each.step === step);
    const arriving = steps.find((each) => each.step === step)?.arriving ?? null;
    return { step, arriving, standing: own.sort((a, b) => rank[a.kind] - rank[b.kind] || b.count - a.count) };
  });
}

function endingsOf(edges: NonNullable<PathsAnswer["edges"]>): (Standing & { step: number })[] {
  const found: (Standing & { step: number })[] = [];
  for (const kind of endKinds)
    for (const step of new Set(edges.map((edge) => edge.step))) {
      const count = edges.filter((edge) => edge.step === step && edge.toKind === kind).reduce((sum, edge) => sum + edge.count, 0);
      if (count > 0) found.push({ step: step + 1, name: nodeNames[kind], kind, count, facts: null });
    }
  return found;
}
