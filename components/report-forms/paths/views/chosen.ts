import type { Note } from "../../../../lib/charts/note.ts";
import type { NodeKind } from "../../../../lib/reports/paths/definition/node.ts";
import type { PathEdge, PathNode, PathSequence } from "../../../../lib/reports/paths/result/answer.ts";

/** A node that was clicked; how paths end has no facts of its own. */
export type ChosenNode = { step: number; name: string; kind: NodeKind; count: number; facts: PathNode | null };

/** What was clicked: a node, an edge, a whole sequence. */
export type Target = { node: ChosenNode } | { edge: PathEdge } | { sequence: PathSequence };

/** A part of the answer with its facts, and where it lies in the window. */
export type Chosen = { target: Target; note: Note; at: { x: number; y: number }; from?: HTMLElement };
