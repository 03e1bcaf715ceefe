import { type TrendsDefinition, trendsDefinition } from "../../../lib/reports/trends/definition.ts";

const views = [
  { value: "lines", label: "Lines" },
  { value: "areas", label: "Areas" },
  { value: "bars", label: "Bars" },
  { value: "number", label: "Number" },
  { value: "table", label: "Table" },
] as const;

/** The views of a question; the ring only where its parts make a whole. */
export function viewOptions(definition: TrendsDefinition): { value: string; label: string }[] {
  const whole = definition.view === "pie" || trendsDefinition.safeParse({ ...definition, view: "pie" }).success;
  return [...views, ...(whole ? [{ value: "pie", label: "Pie" }] : [])];
}
