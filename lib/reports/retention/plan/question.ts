import type { PlanBuilder } from "../../../plan/builder.ts";
import { all, call, column, type Expression } from "../../../plan/expression.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import type { RetentionDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "./frame.ts";

/** What every part of the plan is built from: where it goes, what is asked, and of which periods and data. */
export type Question = {
  builder: PlanBuilder;
  definition: RetentionDefinition;
  frame: Frame;
  /** Looks at the units of this name alone. */
  actor?: string;
};

/** The intervals of one period of the report. */
export function spineOf({ frame }: Pick<Question, "frame">, name: PeriodName): Bucket[] {
  return frame.periods[name]?.buckets ?? [];
}

/** Whether two relations speak of the same unit. */
export function sameUnit(units: readonly string[], left: string, right: string): Expression {
  return all(units.map((name) => call("eq", column(name, left), column(name, right))));
}

/** The named columns of a relation as they are. */
export function kept(names: readonly string[], of?: string): { name: string; value: Expression }[] {
  return names.map((name) => ({ name, value: column(name, of) }));
}
