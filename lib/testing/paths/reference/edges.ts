import { nodeNames } from "../../../reports/paths/definition/node.ts";
import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import type { EdgeSum, PathEdge, PathTotals } from "../../../reports/paths/result/answer.ts";
import { elapsedOf } from "../../funnel/reference/sample.ts";
import { type Fold, grouped } from "./fold.ts";
import type { Node } from "./name.ts";
import { byCodePoint, byKind, firstOf } from "./order.ts";
import type { Ending, Path } from "./path.ts";

/** One path's way from a step to the next, or to how it ends; microseconds, null for an ending. */
type Move = { step: number; from: Node; to: Node; micros: number | null };

const endKinds = { end: "dropOff", hidden: "hidden", continues: "continues" } as const;

/** How an ending is drawn. */
export function endNode(ending: Ending): Node {
  const kind = endKinds[ending];
  return { node: nodeNames[kind], kind };
}

function movesOf(paths: readonly Path[], { dropOff }: PathsDefinition): Move[] {
  return paths.flatMap(({ stops, firstStep, ending, stopsAtEnd }) =>
    stops.flatMap((stop, index): Move[] => {
      const step = firstStep + index;
      const from = { node: stop.node, kind: stop.kind };
      const next = stops[index + 1];
      if (next) return [{ step, from, to: { node: next.node, kind: next.kind }, micros: next.time - stop.time }];
      return dropOff && !stopsAtEnd ? [{ step, from, to: endNode(ending), micros: null }] : [];
    }),
  );
}

function edgesOf(moves: readonly Move[], starters: number): PathEdge[] {
  return grouped(moves, ({ step, from, to }) => JSON.stringify([step, from, to])).map((own) => {
    const [{ step, from, to } = { step: 0, from: endNode("end"), to: endNode("end") }] = own;
    const { averageSeconds, medianSeconds } = elapsedOf(own.flatMap(({ micros }) => (micros === null ? [] : [micros])));
    return {
      ...{ step, from: from.node, fromKind: from.kind, to: to.node, toKind: to.kind },
      ...{ count: own.length, share: own.length / starters, averageSeconds, medianSeconds },
    };
  });
}

/** The drawn edges, what is left out, and the sums of both: everything is counted first, then folded, then left out. */
export function drawnEdges(
  paths: readonly Path[],
  definition: PathsDefinition,
  fold: Fold,
): { edges: PathEdge[]; hidden: EdgeSum; totals: PathTotals } {
  const moves = movesOf(paths, definition);
  const folded = moves.map(({ step, from, to, micros }) => ({ step, from: fold(step, from), to: fold(step + 1, to), micros }));
  const all = edgesOf(folded, paths.length);
  const edges = leftOver(all, definition);
  const touchesOther = ({ fromKind, toKind }: PathEdge): boolean => fromKind === "other" || toKind === "other";
  const hidden = sumOf(all.filter((edge) => !edges.includes(edge)));
  const totals = {
    total: sumOf(edgesOf(moves, paths.length)),
    drawn: sumOf(edges.filter((edge) => !touchesOther(edge))),
    folded: sumOf(edges.filter(touchesOther)),
    hidden,
  };
  return { edges: edges.sort(asListed), hidden, totals };
}

function sumOf(edges: readonly PathEdge[]): EdgeSum {
  return { edges: edges.length, count: edges.reduce((sum, { count }) => sum + count, 0) };
}

/** The edges that the limits leave, without those that then hang in the air. */
function leftOver(all: readonly PathEdge[], definition: PathsDefinition): PathEdge[] {
  const { edgeLimit, minCount = 1, maxCount = Infinity } = definition;
  const largest = all.filter(({ count }) => count >= minCount && count <= maxCount).sort(byCount);
  const kept = largest.slice(0, edgeLimit ?? largest.length);
  return hasEndAlone(definition) && definition.align === "end" ? leadingTo(kept, definition.maxSteps) : leadingFrom(kept);
}

/** Whether paths are counted from their end. */
function hasEndAlone({ from, fromNode, to, toNode, funnel }: PathsDefinition): boolean {
  if (funnel) return funnel.part === "before";
  return !from && fromNode === undefined && (to !== undefined || toNode !== undefined);
}

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

function place(step: number, node: string, kind: string): string {
  return JSON.stringify([step, node, kind]);
}

const fromOf = ({ from, fromKind }: PathEdge): Node => ({ node: from, kind: fromKind });
const toOf = ({ to, toKind }: PathEdge): Node => ({ node: to, kind: toKind });

function byCount(a: PathEdge, b: PathEdge): number {
  return firstOf(
    b.count - a.count,
    byCodePoint(a.from, b.from),
    byCodePoint(a.to, b.to),
    a.step - b.step,
    byKind(fromOf(a), fromOf(b)),
    byKind(toOf(a), toOf(b)),
  );
}

function asListed(a: PathEdge, b: PathEdge): number {
  return firstOf(a.step - b.step, aside(a) - aside(b), byCount(a, b));
}

/** Edges from or to `(other)` and those that end paths stand after the others. */
function aside({ fromKind, toKind }: PathEdge): number {
  return [fromKind, toKind].some((kind) => kind === "other" || kind === "dropOff" || kind === "hidden" || kind === "continues") ? 1 : 0;
}
