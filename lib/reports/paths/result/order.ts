import { type NodeKind, nodeKinds } from "../definition/node.ts";
import type { PathEdge, PathNode } from "./answer.ts";

type Standing = { node: string; kind: NodeKind };

/** Ascending by code points, as the engine sorts text, not by UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at > 0 && isLow(a.charCodeAt(at)) && isLow(b.charCodeAt(at))) at -= 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const byKind = (a: NodeKind, b: NodeKind): number => nodeKinds.indexOf(a) - nodeKinds.indexOf(b);

/** The largest edge first, ties by from, to, step. */
export function byCount(a: PathEdge, b: PathEdge): number {
  return (
    b.count - a.count ||
    byCodePoint(a.from, b.from) ||
    byCodePoint(a.to, b.to) ||
    a.step - b.step ||
    byKind(a.fromKind, b.fromKind) ||
    byKind(a.toKind, b.toKind)
  );
}

const beside: readonly NodeKind[] = ["other", "dropOff", "hidden", "continues"];
const isBeside = ({ fromKind, toKind }: PathEdge): number => (beside.includes(fromKind) || beside.includes(toKind) ? 1 : 0);

/** By step; edges that end paths or touch `(other)` after the others. */
export function asListed(a: PathEdge, b: PathEdge): number {
  return a.step - b.step || isBeside(a) - isBeside(b) || byCount(a, b);
}

/** By step, most paths first, ties by name; `(other)` last of its step. */
export function inStep(a: PathNode, b: PathNode): number {
  const isOther = ({ kind }: Standing): number => (kind === "other" ? 1 : 0);
  return a.step - b.step || isOther(a) - isOther(b) || b.arrive - a.arrive || byCodePoint(a.node, b.node) || byKind(a.kind, b.kind);
}
