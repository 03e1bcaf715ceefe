import { counted, fullNumber } from "../../../format.ts";
import type { ExperimentResult, MetricAnswer, Progress } from "../result/answer.ts";

/** 18,240 users; 9 of 14 planned days. */
export function factsText({ unit, exposure }: Pick<ExperimentResult, "unit" | "exposure">): string {
  if (!exposure) return "";
  return [unitsText(exposure.units, unit), daysText(exposure.progress)].filter((each) => each !== "").join("; ");
}

/** Units by what they are: 1 user, 12 values of company. */
export function unitsText(count: number, unit: string): string {
  return unit === "user" ? counted(count, "user") : `${counted(count, "value")} of ${unit}`;
}

function daysText({ elapsedDays, plannedDays, firstExposure }: Progress): string {
  if (firstExposure === null) return "";
  if (plannedDays === null) return counted(elapsedDays, "day");
  if (elapsedDays > plannedDays) return `${counted(elapsedDays, "day")}, ${fullNumber(plannedDays)} planned`;
  return plannedText(elapsedDays, plannedDays);
}

function plannedText(elapsed: number, planned: number): string {
  return `${fullNumber(elapsed)} of ${fullNumber(planned)} planned ${planned === 1 ? "day" : "days"}`;
}

/** What the plan still waits for: 9 of 14 planned days, 12,000 of 20,000 planned users in the smallest arm. */
export function missingText({ unit, exposure }: Pick<ExperimentResult, "unit" | "exposure">, { arms }: Pick<MetricAnswer, "arms">): string {
  if (!exposure) return "";
  const { elapsedDays, plannedDays, plannedUnitsPerArm } = exposure.progress;
  if (plannedDays === null && plannedUnitsPerArm === null) return `${fullNumber(elapsedDays)} of the first 7 days`;
  const missing: string[] = [];
  if (plannedDays !== null && elapsedDays < plannedDays) missing.push(plannedText(elapsedDays, plannedDays));
  const smallest = Math.min(...arms.map(({ inputs }) => inputs.n));
  if (plannedUnitsPerArm !== null && smallest < plannedUnitsPerArm)
    missing.push(`${fullNumber(smallest)} of ${unitsText(plannedUnitsPerArm, unit)} planned, in the smallest arm`);
  return missing.join(", ");
}
