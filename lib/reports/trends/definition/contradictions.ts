import type { z } from "zod";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import type { TrendsDefinition } from "../definition.ts";
import { breakdownsOf } from "./breakdowns.ts";
import { FormulaError, lettersOf, parseFormula } from "./formula.ts";
import { formulasOf, letterOf } from "./labels.ts";
import { measureOf, measureTraits } from "./measure.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: TrendsDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...definition.series.flatMap((_, index) => seriesComplaints(definition, index)),
    ...formulaComplaints(definition),
    ...breakdownComplaints(definition),
    ...pieComplaints(definition),
    ...partComplaints(definition),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function hasOccurrence({ occurrence, anyOf }: EventRef): boolean {
  return occurrence !== undefined || (anyOf ?? []).some(hasOccurrence);
}

function seriesComplaints(definition: TrendsDefinition, index: number): Complaint[] {
  const { countBy, cumulative, interval } = definition;
  const series = definition.series[index] as TrendsDefinition["series"][number];
  const { name } = measureOf(series.measure);
  const traits = measureTraits[name];
  const complain = (message: string): Complaint => ({ path: ["series", index, "measure"], message });
  const complaints: Complaint[] = [];
  if (hasOccurrence(series))
    complaints.push({
      path: ["series", index, "occurrence"],
      message: "a trend counts first occurrences by the measures first_time_users and first_time_users_strict",
    });
  if (typeof series.measure === "object" && "average" in series.measure && name === "bounce" && series.measure.average !== undefined)
    complaints.push(complain("bounce is a rate: leave the average out"));
  if (cumulative && traits.cumulative === null)
    complaints.push(complain(`${name} cannot be accumulated: switch cumulative off, or count total, unique users, sessions or a sum`));
  if (countBy === "session" && (traits.rollingDays || name.startsWith("first_time") || name === "daily_active"))
    complaints.push(complain(`${name} follows actors from day to day: count by user or by a property, not by session`));
  if (name === "daily_active" && interval === "hour")
    complaints.push(complain("daily active needs whole days: choose the interval day or longer"));
  if (traits.rollingDays && breakdownsOf(definition).some(({ of }) => of === "session"))
    complaints.push(complain(`${name} looks back before the range, where no sessions are cut: break down by event or user properties`));
  return complaints;
}

function formulaComplaints(definition: TrendsDefinition): Complaint[] {
  return formulasOf(definition).flatMap(({ expression }, index): Complaint[] => {
    const path = Array.isArray(definition.formula) ? ["formula", index] : ["formula"];
    try {
      const last = letterOf(definition.series.length - 1);
      const unknown = lettersOf(parseFormula(expression)).filter((letter) => letter > last);
      return unknown.map((letter) => ({ path, message: `there is no series ${letter}: the last one is ${last}` }));
    } catch (error) {
      if (error instanceof FormulaError) return [{ path, message: error.message }];
      throw error;
    }
  });
}

function breakdownComplaints(definition: TrendsDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (definition.breakdown && definition.breakdowns)
    complaints.push({ path: ["breakdowns"], message: "give either breakdown or breakdowns, not both" });
  const name = definition.breakdowns ? "breakdowns" : "breakdown";
  breakdownsOf(definition).forEach((each, index) => {
    const path = definition.breakdowns ? [name, index] : [name];
    if (each.of === "cohort" ? !each.cohorts : each.property === undefined)
      complaints.push({ path, message: "name the property or the cohorts to break down by" });
    if (definition.breakdowns && each.of === "cohort") complaints.push({ path, message: "cohorts stand alone: name them in breakdown" });
    if (definition.breakdowns && Array.isArray(each.property) && each.property.length > 1)
      complaints.push({ path, message: "name one property in each of the breakdowns" });
    if (each.bins && (each.of === "cohort" || (Array.isArray(each.property) && each.property.length > 1)))
      complaints.push({ path, message: "bins are of one property: name it alone" });
    if (index > 0 && (each.limit !== undefined || each.other !== undefined || each.hideOther !== undefined))
      complaints.push({ path, message: "the limit holds for the pairs: give it with the first breakdown" });
  });
  return complaints;
}

function pieComplaints(definition: TrendsDefinition): Complaint[] {
  if (definition.view !== "pie") return [];
  const groups = breakdownsOf(definition);
  if (definition.formula !== undefined)
    return [{ path: ["view"], message: "results of a formula are not parts of a whole: choose bars, number or table" }];
  if (groups.length === 0 && definition.series.length === 1)
    return [{ path: ["view"], message: "a pie needs parts: add a breakdown or a second series" }];
  const split = groups.length > 0 && groups.every(({ of, asOf }) => of === "user" && asOf !== "event");
  return definition.series.flatMap((series, index): Complaint[] => {
    const { name } = measureOf(series.measure);
    if (
      measureTraits[name].additive ||
      (name === "unique_users" && split && definition.countBy === "user" && definition.series.length === 1)
    )
      return [];
    return [
      {
        path: ["series", index, "measure"],
        message: `the parts of a pie add up to a whole and ${name} does not: use total, sum or first-time users, or choose bars`,
      },
    ];
  });
}

function partComplaints(definition: TrendsDefinition): Complaint[] {
  const { view, part, series, compare } = definition;
  if (!part) return view === "actors" ? [{ path: ["part"], message: "say which point the list is for" }] : [];
  const complaints: Complaint[] = [];
  const last = letterOf(series.length - 1);
  if (part.letter > last)
    complaints.push({ path: ["part", "letter"], message: `there is no series ${part.letter}: the last one is ${last}` });
  if (part.of === "previous" && !compare) complaints.push({ path: ["part", "of"], message: "there is no previous period: add compare" });
  const count = breakdownsOf(definition).length;
  if (part.group && part.group.length !== count)
    complaints.push({ path: ["part", "group"], message: count === 0 ? "without a breakdown there is no group" : `name ${count} values` });
  if (part.groupKind && !part.group) complaints.push({ path: ["part", "groupKind"], message: "name the group too" });
  return complaints;
}
