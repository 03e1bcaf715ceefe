import type { Note } from "../../../../lib/charts/note.ts";
import type { FunnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../../lib/reports/funnel/result/answer.ts";
import type { FunnelPatch } from "../draft.ts";

/** The units behind a part of the funnel. */
export type Part = Omit<NonNullable<FunnelDefinition["part"]>, "search" | "limit" | "offset">;

/** A part that was clicked: its facts, and how many units each of its states has. */
export type Chosen = {
  part: Part;
  at: { x: number; y: number };
  note: Note;
  counts: Partial<Record<Part["state"], number>>;
  kind: "all" | "value" | "unset" | "other";
  from?: HTMLElement;
};

export type ViewProps = {
  /** The question that the result answers. */
  definition: FunnelDefinition;
  result: FunnelResult;
  unit: string;
  onPatch: (patch: FunnelPatch) => void;
  onChoose: (chosen: Chosen) => void;
};
