import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionResult } from "../../../../lib/reports/retention/result/answer.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import type { RetentionPatch } from "../draft.ts";
import type { Chosen } from "./chosen.ts";
import type { Focus } from "./focus.ts";

/** What a view of retention gets. */
export type ViewProps = {
  definition: RetentionDefinition;
  result: RetentionResult;
  unit: string;
  drawn: Drawn;
  /** The whole, or the group chosen for heatmap and read-outs. */
  focus: Focus;
  group: number | undefined;
  onGroup: (group: number | undefined) => void;
  /** The column that is followed across the cohorts. */
  column: number;
  onColumn: (column: number) => void;
  file: { name: string; period: { from: string; to: string } };
  onChoose: (chosen: Chosen) => void;
  onPatch: (patch: RetentionPatch) => void;
};
