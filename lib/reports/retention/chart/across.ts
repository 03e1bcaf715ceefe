import { periodLabel } from "../../../format.ts";
import type { RetentionAnswer } from "../result/answer.ts";
import { type CurveModel, type CurvePoint, modelOf } from "./curve.ts";
import { closesText } from "./words.ts";

/** One column across the cohorts: the share that came back, by when they were born. */
export function acrossModel(
  answer: RetentionAnswer & { previous?: RetentionAnswer },
  { column, interval, keys }: { column: number; interval: string; keys?: readonly string[] | undefined },
): CurveModel {
  const { timezone } = answer.period;
  return modelOf(answer, keys, ({ cohorts = [] }) =>
    cohorts.flatMap(({ period, cells }): CurvePoint[] => {
      const cell = cells[column];
      if (!cell || cell.state === "not_started") return [];
      const open = cell.state === "open";
      const remark = open ? `May still change: ${closesText(cell.closesAt, timezone)}.` : null;
      return [{ label: periodLabel(period, interval), rate: cell.rate, retained: cell.retained ?? 0, open, remark }];
    }),
  );
}
