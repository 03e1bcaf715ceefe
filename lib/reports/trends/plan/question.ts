import type { PlanBuilder } from "../../../plan/builder.ts";
import { column, type Expression } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { type MeasureParts, measureOf, measureTraits } from "../definition/measure.ts";
import type { TrendsDefinition, TrendsSeries } from "../definition.ts";
import type { Frame } from "./frame.ts";

/** What every part of the plan is built from. */
export type Question = {
  builder: PlanBuilder;
  definition: TrendsDefinition;
  frame: Frame;
  /** Single rows are asked for: each bears its event and its place among those of one instant. */
  single?: boolean;
  /** Looks at the unit of this name alone. */
  actor?: string;
};

/** A series of the definition, with its place and its measure taken apart. */
export type Measured = { index: number; series: TrendsSeries; measure: MeasureParts; rollingDays: 7 | 30 | null };

/** The series of a definition by their letters. */
export function measuredSeries({ series, interval }: TrendsDefinition): Measured[] {
  return series.map((each, index) => {
    const measure = measureOf(each.measure);
    const rolls = interval === "hour" || interval === "day";
    return { index, series: each, measure, rollingDays: (rolls && measureTraits[measure.name].rollingDays) || null };
  });
}

/** What single rows bear besides what is counted. */
export const placeColumns = ({ single }: Pick<Question, "single">): string[] => (single ? ["tie", "event"] : []);

/** Columns kept under their own names. */
export const kept = (names: readonly string[]): Named[] => names.map((name) => ({ name, value: column(name) }));

export const columnsOf = (names: readonly string[]): Expression[] => names.map((name) => column(name));

/** Whether a series measures a property's numbers, so that events with other values are left out. */
export function excludes({ measure: { name, property } }: Pick<Measured, "measure">): boolean {
  return property !== undefined && name !== "distinct";
}
