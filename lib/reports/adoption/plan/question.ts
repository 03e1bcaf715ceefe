import type { PlanBuilder } from "../../../plan/builder.ts";
import { column, type Expression, integer, nothing, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { AdoptionDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "./frame.ts";

/** What every part of the plan is built from; `known` holds the relations that several parts read. */
export type Question = { builder: PlanBuilder; definition: AdoptionDefinition; frame: Frame; known: Map<string, string> };

/** The relation of this name, made when it is first asked for. */
export function once({ known }: Question, name: string, make: () => string): string {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** Columns kept under their own names. */
export const kept = (names: readonly string[], of?: string): Named[] => names.map((name) => ({ name, value: column(name, of) }));

export const columnsOf = (names: readonly string[], of?: string): Expression[] => names.map((name) => column(name, of));

/** What a number of the answer counts; `at` says where: a bucket, a time, a number of uses or days, an interval. */
export type Cell = {
  from: string;
  name: PeriodName;
  kind: string;
  /** Feature columns of `from`, or none for what is counted over all features. */
  feature: Named[];
  at?: Expression;
  count: Expression;
  where?: Expression;
  /** An aggregate over rows with the same feature and place. */
  grouped?: Expression[];
};

/** Rows of "period", "kind", the feature's columns, "at" and "count". */
export function cells({ builder }: Question, { from, name, kind, feature, at, count, where, grouped }: Cell): string {
  return builder.select("cells", {
    from,
    columns: [
      { name: "period", value: text(name) },
      { name: "kind", value: text(kind) },
      ...(feature.length > 0 ? feature : [{ name: "feature", value: nothing }]),
      { name: "at", value: at ?? integer(0) },
      { name: "count", value: count },
    ],
    ...(where ? { where } : {}),
    ...(grouped ? { groupBy: grouped } : {}),
  });
}
