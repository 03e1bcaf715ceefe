import { eventNames } from "../../../vocabulary/event-ref.ts";
import type { TrendsDefinition, TrendsSeries } from "../definition.ts";

/** The letter of the series at an index, A first. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The series' own label, else its event names. */
export function seriesLabel(series: TrendsSeries): string {
  return series.label ?? eventNames(series)?.join(" or ") ?? "Any event";
}

/** The formulas as a list of expressions with labels; empty without one. */
export function formulasOf({ formula }: Pick<TrendsDefinition, "formula">): { expression: string; label: string }[] {
  if (formula === undefined) return [];
  return [formula]
    .flat()
    .map((each) => (typeof each === "string" ? { expression: each } : each))
    .map(({ expression, label }: { expression: string; label?: string | undefined }) => ({ expression, label: label ?? expression }));
}
