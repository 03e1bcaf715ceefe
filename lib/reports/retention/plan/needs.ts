import type { EventRef } from "../../../vocabulary/event-ref.ts";
import type { RetentionDefinition } from "../definition.ts";

/** How births are found; several words of the definition come to the same. */
export type BirthRule = "recurring" | "first_ever" | "first_of_name" | "first_in_range";

/** Sessions are cut at the range: their first ever is their first in range. Rolling intervals have one birth per unit. */
export function birthRule({ mode, windows, countBy, start, filters }: RetentionDefinition): BirthRule {
  if (mode === "recurring") return windows === "rolling" ? "first_in_range" : "recurring";
  if (mode === "first_ever_unfiltered" && (isConditioned(start) || filters.length > 0)) return "first_of_name";
  return mode === "first_in_range" || countBy === "session" ? "first_in_range" : "first_ever";
}

function isConditioned({ where, anyOf }: EventRef): boolean {
  return (where?.length ?? 0) > 0 || (anyOf ?? []).some(isConditioned);
}

/** Whether returns must be told from the birth row inside its own interval, or by elapsed time: then single rows are looked at. */
export function looksAtRows({ windows, amount, bracketRanges }: RetentionDefinition): boolean {
  return windows === "rolling" || amount !== undefined || (bracketRanges ?? []).some(([from]) => from === 0);
}

/** Whether the birth row itself matters: its instant, its value, its amount. */
export function looksAtBirths(definition: RetentionDefinition): boolean {
  const { view, breakdown } = definition;
  return looksAtRows(definition) || view === "actors" || breakdown !== undefined || birthRule(definition) === "first_of_name";
}

/** The property that is added up. */
export function amountProperty({ amount }: RetentionDefinition): string | null {
  if (!amount) return null;
  return "sum" in amount ? amount.sum : amount.avg;
}
