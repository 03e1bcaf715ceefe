import type { Cell, Table } from "../../../../charts/table.ts";
import type { DrawnFeature } from "../features.ts";
import { countColumn, featureColumn, isCompared, rateColumn, share } from "./columns.ts";

/** One row per feature: how many reached each stage, and their shares. */
export function stagesTable(features: readonly DrawnFeature[]): Table {
  const compared = isCompared(features);
  const rows = features.map(
    ({ name, feature: { stages }, before }): Record<string, Cell> => ({
      feature: name,
      exposed: stages?.exposed ?? null,
      tried: stages?.tried ?? null,
      triedRate: share(stages?.tried, stages?.exposed),
      repeated: stages?.repeated ?? null,
      repeatedRate: share(stages?.repeated, stages?.tried),
      regular: stages?.regular ?? null,
      regularRate: share(stages?.regular, stages?.repeated),
      ...(compared
        ? {
            exposedBefore: before?.stages?.exposed ?? null,
            triedBefore: before?.stages?.tried ?? null,
            repeatedBefore: before?.stages?.repeated ?? null,
            regularBefore: before?.stages?.regular ?? null,
          }
        : {}),
    }),
  );
  return {
    columns: [
      featureColumn,
      countColumn("exposed", "Exposed"),
      countColumn("tried", "Tried"),
      rateColumn("triedRate", "of exposed"),
      countColumn("repeated", "Repeated"),
      rateColumn("repeatedRate", "of tried"),
      countColumn("regular", "Regular"),
      rateColumn("regularRate", "of repeated"),
      ...(compared
        ? [
            countColumn("exposedBefore", "Exposed before"),
            countColumn("triedBefore", "Tried before"),
            countColumn("repeatedBefore", "Repeated before"),
            countColumn("regularBefore", "Regular before"),
          ]
        : []),
    ],
    rows,
  };
}
