import { bucketStates } from "../charts/buckets.ts";
import { fullNumber } from "../format.ts";
import { drawnLines } from "../reports/trends/chart/lines.ts";
import { comparedTotal } from "../reports/trends/chart/table.ts";
import type { TrendsDefinition, TrendsSeries } from "../reports/trends/definition.ts";
import type { TrendsResult } from "../reports/trends/result/answer.ts";
import { periodPhrase } from "../vocabulary/phrase.ts";
import { type KpiContext, sharedWords, wayInterval } from "./context.ts";
import type { Figure } from "./figure.ts";

/** The words of a trend that shows one number for the whole range. */
export function numberOf(context: KpiContext, series: TrendsSeries[]) {
  return { ...sharedWords(context), series, interval: wayInterval(context), view: "number" as const };
}

/** The total of a trend's only line: what its view of numbers shows. */
export function trendsFigure(result: TrendsResult, definition: TrendsDefinition, of: string): Figure {
  const [drawn] = drawnLines(result, definition);
  const states = bucketStates(result);
  const { previous } = result;
  const left = result.exclusions.reduce((sum, { excluded }) => sum + excluded, 0);
  return {
    value: drawn?.line.total ?? null,
    kind: drawn?.valueKind ?? "number",
    of,
    before: previous && drawn ? { value: comparedTotal(drawn), of: comparedDates(previous) } : undefined,
    way: drawn ? { is: "line", points: drawn.line.points.map((point, index) => ({ ...point, state: states[index] ?? "whole" })) } : null,
    open: states.some((state) => state !== "whole"),
    ...(left > 0
      ? { note: left === 1 ? "1 value is no number and is left out." : `${fullNumber(left)} values are no numbers and are left out.` }
      : {}),
  };
}

function comparedDates({ period, elapsedTo }: NonNullable<TrendsResult["previous"]>): string {
  const until = elapsedTo ? `, until ${elapsedTo.replace("T", " ").slice(0, 16)}` : "";
  return `${periodPhrase(period)}${until}`;
}
