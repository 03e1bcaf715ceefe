import type { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import { defaultBreakdownLimit } from "../../../vocabulary/breakdown.ts";
import type { FunnelDefinition } from "../definition.ts";
import { attemptsOf, kindOf } from "./attempts.ts";
import type { PeriodName } from "./frame.ts";
import type { Asked, Question } from "./question.ts";

/** Kinds of a group in the answer's `group_kind`: the unbroken total, a value, unset values, and the fold. */
export const groupKinds = { total: 0, value: 1, unset: 2, other: 3 } as const;

export type Grouped = {
  /** Attempts of all periods with `period`, `group_kind` and `group_name`. */
  relation: string;
  /** Attempts of all periods for the unbroken total. */
  total: string;
  actors: string[];
};

/** Attempts of the periods asked for, each with its group; groups beyond the limit are folded. */
export function groupedAttempts(question: Question, asked: Omit<Asked, "grouped">): Grouped {
  const { builder, definition } = question;
  const grouped = allPeriods(question, { ...asked, grouped: definition.breakdown !== undefined });
  if (!definition.breakdown) return { ...grouped, total: grouped.relation };
  const relation = folded(builder, definition, grouped.relation);
  const sameUnits = ["entry", "edge"].includes(kindOf(definition.breakdown, definition));
  const total = sameUnits ? grouped.relation : allPeriods(question, { ...asked, grouped: false }).relation;
  return { relation, total, actors: grouped.actors };
}

function allPeriods(question: Question, asked: Asked): { relation: string; actors: string[] } {
  const { builder, frame } = question;
  const names: PeriodName[] = frame.periods.previous ? ["current", "previous"] : ["current"];
  const found = names.map((name) => attemptsOf(question, name, asked));
  const actors = (found[0] as { actors: string[] }).actors;
  if (found.length === 1) return { relation: (found[0] as { relation: string }).relation, actors };
  return { relation: builder.add("found_in_both", { is: "union", of: found.map((each) => each.relation) }), actors };
}

/** Ranks the values by units at step 1 (then by the previous period, then by name) and folds those beyond the limit. */
function folded(builder: PlanBuilder, definition: FunnelDefinition, attempts: string): string {
  const breakdown = definition.breakdown as NonNullable<FunnelDefinition["breakdown"]>;
  const isCurrent = call("eq", column("period"), text("current"));
  const label = call("coalesce", column("group_value"), text("(not set)"));
  const counted = builder.select("group_sizes", {
    from: attempts,
    columns: [
      { name: "group_value", value: column("group_value") },
      { name: "units", value: aggregate("count_rows", [], isCurrent) },
      { name: "all_units", value: aggregate("count_rows") },
    ],
    groupBy: [column("group_value")],
  });
  const order = [{ by: column("units"), descending: true }, { by: column("all_units"), descending: true }, { by: label }];
  const ranked = builder.select("group_places", {
    from: counted,
    keep: true,
    columns: [{ name: "place", value: over("row_number", [], { order }) }],
  });
  const limit = breakdown.of === "cohort" ? 1000 : (breakdown.limit ?? defaultBreakdownLimit);
  const within = call("lte", column("place", "p"), integer(limit));
  const own = choose([{ if: call("is_null", column("group_value", "a")), then: integer(groupKinds.unset) }], integer(groupKinds.value));
  const name = choose([{ if: within, then: call("coalesce", column("group_value", "a"), text("(not set)")) }], text("(other)"));
  const hidden = breakdown.hideOther === true || breakdown.other === false;
  return builder.select("grouped", {
    from: attempts,
    as: "a",
    keep: true,
    joins: [{ relation: ranked, as: "p", kind: "inner", on: call("same", column("group_value", "a"), column("group_value", "p")) }],
    columns: [
      { name: "group_kind", value: choose([{ if: within, then: own }], integer(groupKinds.other)) },
      { name: "group_name", value: name },
    ],
    ...(hidden ? { where: within } : {}),
  });
}

/** Aggregates, and the columns to group by besides the period and the group. */
export type Figures = { columns: { name: string; value: Expression }[]; by?: string[] };

/** The same aggregates once for the total and once per group, with `period`, `group_kind` and `group_name`. */
export function perGroup(
  { builder, definition }: Pick<Question, "builder" | "definition">,
  grouped: Grouped,
  { columns, by = [] }: Figures,
): string {
  const keys = by.map((name) => ({ name, value: column(name) }));
  const total = builder.select("totals", {
    from: grouped.total,
    columns: [
      { name: "period", value: column("period") },
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      ...keys,
      ...columns,
    ],
    groupBy: [column("period"), ...by.map((name) => column(name))],
  });
  if (!definition.breakdown) return total;
  const groups = builder.select("by_group", {
    from: grouped.relation,
    columns: [...["period", "group_kind", "group_name"].map((name) => ({ name, value: column(name) })), ...keys, ...columns],
    groupBy: ["period", "group_kind", "group_name", ...by].map((name) => column(name)),
  });
  return builder.add("totals_and_groups", { is: "union", of: [total, groups] });
}
