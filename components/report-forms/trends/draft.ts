import { formulasOf, letterOf } from "../../../lib/reports/trends/definition/labels.ts";
import type { TrendsDefinition, TrendsSeries } from "../../../lib/reports/trends/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";
import { lettersIn, relettered } from "./relettered.ts";

/** A trend as it is being written; what is absent has its default. */
export type TrendsDraft = Partial<Omit<TrendsDefinition, "kind">> & { series: TrendsSeries[] };

export type TrendsPatch = Patch<TrendsDraft>;

/** The events that the draft means, for pickers that put their properties first. */
export function draftEvents({ series }: TrendsDraft): string[] {
  return series.flatMap((each) => eventNames(each) ?? []);
}

/** The series in a new order, without some or with more; `from` is each one's old place, null for a new one. Formulas follow their letters. */
export function reseries(draft: TrendsDraft, next: readonly { each: TrendsSeries; from: number | null }[]): TrendsPatch {
  const letters = new Map(next.flatMap(({ from }, index) => (from === null ? [] : [[letterOf(from), letterOf(index)] as const])));
  const kept = formulasOf(draft).filter(({ expression }) => lettersIn(expression).every((letter) => letters.has(letter)));
  const formula = kept.map(({ expression, label }) => {
    const text = relettered(expression, letters);
    return label === expression ? text : { expression: text, label };
  });
  return {
    series: next.map(({ each }) => each),
    part: undefined,
    ...(draft.formula === undefined ? {} : { formula: formula.length > 0 ? formula : undefined }),
  };
}
