import { nodeKinds } from "../../../reports/paths/definition/node.ts";
import type { Node } from "./name.ts";

/** Ascending by code points, not by UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Nodes of one name by what they are. */
export function byKind(a: Node, b: Node): number {
  return nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind);
}

/** The first comparison that tells two things apart. */
export function firstOf(...comparisons: number[]): number {
  return comparisons.find((each) => each !== 0) ?? 0;
}
