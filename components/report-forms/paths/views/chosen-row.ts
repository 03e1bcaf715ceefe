import type { Note } from "../../../../lib/charts/note.ts";
import { counted, humanDuration, percent } from "../../../../lib/format.ts";
import { linkNote, nodeNote } from "../../../../lib/reports/paths/chart/notes.ts";
import type { PathEdge, PathNode, PathSequence, PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import type { Chosen } from "./chosen.ts";

const below = (element: HTMLElement) => {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom };
};

/** A node chosen in its table. */
export function chosenNode(facts: PathNode, { unit, starters = 0 }: PathsResult, from: HTMLElement): Chosen {
  const node = { step: facts.step, name: facts.node, kind: facts.kind, count: facts.arrive, facts };
  return { target: { node }, note: nodeNote(node, { unit, starters }), at: below(from), from };
}

/** An edge chosen in its table. */
export function chosenEdge(edge: PathEdge, { unit }: PathsResult, from: HTMLElement): Chosen {
  return { target: { edge }, note: linkNote({ edge }, unit), at: below(from), from };
}

/** A whole path chosen in its table. */
export function chosenSequence(sequence: PathSequence, { unit }: PathsResult, from: HTMLElement): Chosen {
  const { nodes, count, share, medianSeconds, averageSeconds } = sequence;
  const note: Note = {
    title: nodes.map(({ node }) => node).join(" → "),
    lines: [
      { label: "Paths", value: counted(count, unit), strong: true },
      { label: "Of all paths", value: percent(share) },
      { label: "Median duration", value: humanDuration(medianSeconds) },
      { label: "Mean duration", value: humanDuration(averageSeconds) },
    ],
  };
  return { target: { sequence }, note, at: below(from), from };
}
