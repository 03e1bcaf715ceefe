import type { z } from "zod";
import type { StickinessDefinition } from "../definition.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: StickinessDefinition, context: z.RefinementCtx): void {
  for (const { path, message } of complaints(definition)) context.addIssue({ code: "custom", path, message });
}

function complaints({ view, part, series, interval, countBy, compare }: StickinessDefinition): Complaint[] {
  const found: Complaint[] = [];
  if (view === "actors" && !part) found.push({ path: ["part"], message: "say how many periods the listed units were active in" });
  if (view === "actors" && part?.of === "previous" && !compare)
    found.push({ path: ["part", "of"], message: "there is no previous period; add a comparison or list the current one" });
  if (part && part.series >= series.length)
    found.push({ path: ["part", "series"], message: `the report has ${series.length} series, counted from 0` });
  if (part?.window && part.periods > part.window)
    found.push({ path: ["part", "periods"], message: `a window of ${part.window} days has no more than ${part.window} active days` });
  if (view === "ratio" && (interval === "minute" || interval === "hour"))
    found.push({
      path: ["interval"],
      message: "daily, weekly and monthly actors go by day or longer; choose an interval of a day or more",
    });
  if (countBy === "session" && (view === "power" || view === "ratio" || part?.window))
    found.push({ path: ["countBy"], message: "a session does not come back on other days; count users, or choose the distribution" });
  return found;
}
