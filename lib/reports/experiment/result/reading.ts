import type { RowRecord } from "../../answer-rows.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { Frame } from "../plan/frame.ts";
import type { ExposureFacts } from "./answer.ts";

/** What a view is read with: the question, the rows of the answer, and who is in the experiment. */
export type Reading = {
  definition: ExperimentDefinition;
  frame: Frame;
  /** Units of the arms. */
  unitRows: readonly RowRecord[];
  /** Sums of the metrics. */
  sumRows: readonly RowRecord[];
  exposure: ExposureFacts;
};
