import type { TrendsDefinition } from "../definition.ts";

/** Views that show one value per series: there a total is measured over the whole range. */
export function showsTotals({ view }: Pick<TrendsDefinition, "view">): boolean {
  return view === "number" || view === "pie" || view === "table";
}
