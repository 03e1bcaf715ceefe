import type { PathsDefinition } from "../definition.ts";
import { pathsSpec } from "../plan/question.ts";
import type { EdgeSum, PathEdge, PathTotals } from "./answer.ts";
import { asListed, byCount } from "./order.ts";

export type Drawn = { edges: PathEdge[]; hidden: EdgeSum; totals: PathTotals };

/** Leaves edges out as the limits say, and says what that comes to; `total` was counted before anything was folded. */
export function drawnEdges(all: readonly PathEdge[], total: EdgeSum, definition: PathsDefinition): Drawn {
  const { edgeLimit, minCount = 1, maxCount = Number.POSITIVE_INFINITY } = definition;
  const allowed = all.filter(({ count }) => count >= minCount && count <= maxCount);
  const kept = edgeLimit === null || allowed.length <= edgeLimit ? allowed : allowed.sort(byCount).slice(0, edgeLimit);
  const edges = kept.length === all.length ? kept : leading(kept, definition);
  const left = new Set(edges);
  const hidden = sumOf(all.filter((edge) => !left.has(edge)));
  const isFolded = ({ fromKind, toKind }: PathEdge): boolean => fromKind === "other" || toKind === "other";
  const totals = { total, drawn: sumOf(edges.filter((edge) => !isFolded(edge))), folded: sumOf(edges.filter(isFolded)), hidden };
  return { edges: edges.sort(asListed), hidden, totals };
}

const leading = (kept: readonly PathEdge[], definition: PathsDefinition): PathEdge[] =>
  pathsSpec(definition).alignEnd ? leadingTo(kept, definition.maxSteps) : leadingFrom(kept);

const sumOf = (edges: readonly PathEdge[]): EdgeSum => ({ edges: edges.length, count: edges.reduce((sum, { count }) => sum + count, 0) });

/** Edges that some way of drawn edges leads to from the first step. */
function leadingFrom(edges: readonly PathEdge[]): PathEdge[] {
  const reached = new Set<string>();
  return [...edges]
    .sort((a, b) => a.step - b.step)
    .filter((edge) => {
      const isReached = edge.step === 1 || reached.has(place(edge.step, edge.from, edge.fromKind));
      if (isReached) reached.add(place(edge.step + 1, edge.to, edge.toKind));
      return isReached;
    });
}

/** Edges from which some way of drawn edges leads to the last step. */
function leadingTo(edges: readonly PathEdge[], lastStep: number): PathEdge[] {
  const leading = new Set<string>();
  return [...edges]
    .sort((a, b) => b.step - a.step)
    .filter((edge) => {
      const leads = edge.step === lastStep - 1 || leading.has(place(edge.step + 1, edge.to, edge.toKind));
      if (leads) leading.add(place(edge.step, edge.from, edge.fromKind));
      return leads;
    });
}

const place = (step: number, node: string, kind: string): string => JSON.stringify([step, node, kind]);
