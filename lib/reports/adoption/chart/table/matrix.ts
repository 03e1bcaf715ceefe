import type { Cell, Table } from "../../../../charts/table.ts";
import type { DrawnFeature } from "../features.ts";
import { quadrantWords } from "../words.ts";
import { countColumn, difference, differenceColumn, featureColumn, isCompared, numberColumn, rateColumn, textColumn } from "./columns.ts";

/** One row per feature: breadth, depth, quadrant. */
export function matrixTable(features: readonly DrawnFeature[]): Table {
  const compared = isCompared(features);
  const rows = features.map((each) => rowOf(each, compared));
  return {
    columns: [
      featureColumn,
      textColumn("quadrant", "Quadrant"),
      countColumn("users", "Users"),
      countColumn("base", "Active"),
      rateColumn("rate", "Breadth"),
      rateColumn("low", "95% low"),
      rateColumn("high", "95% high"),
      countColumn("uses", "Uses"),
      numberColumn("usesMedian", "Uses each, median"),
      numberColumn("usesP75", "p75"),
      numberColumn("usesP90", "p90"),
      numberColumn("daysMedian", "Days each, median"),
      numberColumn("daysP75", "p75"),
      numberColumn("daysP90", "p90"),
      ...(compared
        ? [
            countColumn("usersBefore", "Users before"),
            rateColumn("rateBefore", "Breadth before"),
            differenceColumn("change", "Change"),
            numberColumn("frequencyBefore", "Frequency before"),
          ]
        : []),
    ],
    rows,
  };
}

function rowOf({ name, feature: { matrix }, before }: DrawnFeature, compared: boolean): Record<string, Cell> {
  const earlier = before?.matrix;
  return {
    feature: name,
    quadrant: matrix?.quadrant ? quadrantWords[matrix.quadrant].word : null,
    users: matrix?.users ?? null,
    base: matrix?.base ?? null,
    rate: matrix?.rate.rate ?? null,
    low: matrix?.rate.low ?? null,
    high: matrix?.rate.high ?? null,
    uses: matrix?.uses ?? null,
    usesMedian: matrix?.usesPerUser.median ?? null,
    usesP75: matrix?.usesPerUser.p75 ?? null,
    usesP90: matrix?.usesPerUser.p90 ?? null,
    daysMedian: matrix?.daysPerUser.median ?? null,
    daysP75: matrix?.daysPerUser.p75 ?? null,
    daysP90: matrix?.daysPerUser.p90 ?? null,
    ...(compared
      ? {
          usersBefore: earlier?.users ?? null,
          rateBefore: earlier?.rate.rate ?? null,
          change: difference(matrix?.rate.rate, earlier?.rate.rate),
          frequencyBefore: earlier?.frequency ?? null,
        }
      : {}),
  };
}
