import type { RowRecord } from "../../answer-rows.ts";
import type { Correlation, FunnelAnswer } from "./answer.ts";

/** Items by the strength of their odds ratio, whichever way it points. */
export function correlationResult(rows: RowRecord[]): Partial<FunnelAnswer> {
  const correlations = rows
    .map(correlationOf)
    .sort((a, b) => Math.abs(Math.log(b.oddsRatio)) - Math.abs(Math.log(a.oddsRatio)) || b.success + b.failure - a.success - a.failure);
  return { correlations };
}

/** Odds ratio with one added to every cell: (s+1)(F−f+1) / ((f+1)(S−s+1)). */
function correlationOf(row: RowRecord): Correlation {
  const [success, failure, successes, failures] = [row.success, row.failure, row.successes, row.failures].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const oddsRatio = ((success + 1) * (failures - failure + 1)) / ((failure + 1) * (successes - success + 1));
  return {
    ...(row.event === null ? {} : { event: String(row.event) }),
    ...(row.property === null ? {} : { property: String(row.property), value: String(row.value) }),
    success,
    failure,
    oddsRatio,
    type: oddsRatio > 1 ? "success" : "failure",
  };
}
