import { type Breakdown, defaultBreakdownLimit } from "../../../vocabulary/breakdown.ts";

type Broken = { breakdown?: Breakdown | undefined; breakdowns?: Breakdown[] | undefined };

/** The breakdown as a list of one or two; empty without one. */
export function breakdownsOf({ breakdown, breakdowns }: Broken): Breakdown[] {
  return breakdowns ?? (breakdown ? [breakdown] : []);
}

/** How many groups keep their name: as asked, else 25, or all bins of a single binned property; cohorts have no limit. */
export function groupLimit(definition: Broken): number {
  const [first, second] = breakdownsOf(definition);
  if (first?.of === "cohort") return Number.POSITIVE_INFINITY;
  return first?.limit ?? Math.max(defaultBreakdownLimit, second ? 0 : (first?.bins ?? 0));
}
