import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import type { Catalogue } from "../../../inputs/catalogue.tsx";
import type { PartAction } from "../../../report/part-menu.tsx";
import type { PathsPatch } from "../draft.ts";
import type { Chosen } from "./chosen.ts";
import { edgeActions } from "./edge-actions.ts";
import { nodeActions } from "./node-actions.ts";
import type { Part } from "./people.ts";
import { sequenceActions } from "./sequence-actions.ts";

/** What the actions of a part start from, and what they do. */
export type ActionContext = {
  /** The question in the address. */
  definition: PathsDefinition;
  result: PathsResult;
  /** The units in the plural. */
  unit: string;
  catalogue: Catalogue;
  /** Whether test users are shown or hidden, as the address says it. */
  test: string | null;
  onPatch: (patch: PathsPatch) => void;
  onPeople: (part: Part) => void;
  /** Opens the nodes behind a step's `(other)`. */
  onMembers: (step: number) => void;
};

/** What one can do with a part of the answer; only what works for it. */
export function partActions({ target }: Chosen, context: ActionContext): PartAction[] {
  if ("node" in target) return nodeActions(target.node, context);
  return "edge" in target ? edgeActions(target.edge, context) : sequenceActions(target.sequence, context);
}
