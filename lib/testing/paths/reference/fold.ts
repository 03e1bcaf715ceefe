import { nodeNames } from "../../../reports/paths/definition/node.ts";
import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import type { PathMember, PathNode } from "../../../reports/paths/result/answer.ts";
import type { Node } from "./name.ts";
import { byCodePoint, byKind, firstOf } from "./order.ts";
import type { Path } from "./path.ts";

/** One stop of a path at its step; `next` is null where the path ends. */
export type Visit = Node & { step: number; events: number; path: Path; isFirst: boolean; next: Node | null };

/** Every stop of every path. */
export function visitsOf(paths: readonly Path[]): Visit[] {
  return paths.flatMap((path) =>
    path.stops.map(({ node, kind, events }, index) => {
      const next = path.stops[index + 1];
      return {
        ...{ node, kind, events, path, step: path.firstStep + index, isFirst: index === 0 },
        next: next ? { node: next.node, kind: next.kind } : null,
      };
    }),
  );
}

/** The facts of every node of every step before any is folded, most paths first, ties by name. */
export function wholeNodes(visits: readonly Visit[]): PathMember[] {
  return grouped(visits, ({ step, node, kind }) => JSON.stringify([step, node, kind]))
    .map((own) => factsOf(own))
    .sort(inStep);
}

/** Negative when a stands before b: step, then paths, then name. */
export function inStep(a: PathMember, b: PathMember): number {
  return firstOf(a.step - b.step, b.arrive - a.arrive, byCodePoint(a.node, b.node), byKind(a, b));
}

function factsOf(visits: readonly Visit[]): PathMember {
  const count = (test: (visit: Visit) => boolean): number => visits.filter(test).length;
  const [{ step, node, kind } = { step: 0, node: "", kind: "value" as const }] = visits;
  return {
    ...{ step, node, kind, arrive: visits.length },
    begin: count(({ isFirst }) => isFirst),
    goOn: count(({ next }) => next !== null),
    end: count(({ next, path }) => next === null && path.ending === "end"),
    hidden: count(({ next, path }) => next === null && path.ending === "hidden"),
    continues: count(({ next, path }) => next === null && path.ending === "continues"),
    events: visits.reduce((sum, { events }) => sum + events, 0),
  };
}

/** What each node of a step is drawn as: itself, or `(other)` beyond the limit. */
export type Fold = (step: number, node: Node) => Node;

export const other: Node = { node: nodeNames.other, kind: "other" };

/** Folds the names beyond the limit of their step. */
export function foldOf(nodes: readonly PathMember[], { maxNodesPerStep }: PathsDefinition): Fold {
  const steps = new Set(nodes.map(({ step }) => step));
  const folded = new Set<string>();
  for (const step of steps) {
    const named = nodes.filter((each) => each.step === step && each.kind === "value");
    for (const { node } of named.slice(maxNodesPerStep ?? named.length)) folded.add(JSON.stringify([step, node]));
  }
  return (step, { node, kind }) => (kind === "value" && folded.has(JSON.stringify([step, node])) ? other : { node, kind });
}

/** The nodes as drawn: those beyond the limit together, last of their step. */
export function foldedNodes(visits: readonly Visit[], fold: Fold): PathNode[] {
  const members = (step: number): number =>
    new Set(visits.filter((each) => each.step === step && isFolded(each, fold)).map(({ node }) => node)).size;
  const nodes = wholeNodes(visits.map((visit) => ({ ...visit, ...fold(visit.step, visit) })));
  const isOther = ({ kind }: PathNode): number => (kind === "other" ? 1 : 0);
  return nodes
    .map((each): PathNode => (each.kind === "other" ? { ...each, members: members(each.step) } : each))
    .sort((a, b) => firstOf(a.step - b.step, isOther(a) - isOther(b), inStep(a, b)));
}

/** Whether a stop is drawn as `(other)`. */
export function isFolded({ step, node, kind }: Pick<Visit, "step" | "node" | "kind">, fold: Fold): boolean {
  return fold(step, { node, kind }).kind === "other";
}

/** The entries of a list that share a key, in order of first appearance. */
export function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}
