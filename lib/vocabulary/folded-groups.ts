import type { PlanBuilder } from "../plan/builder.ts";
import { call, choose, column, type Expression, integer, over, text } from "../plan/expression.ts";
import { type Breakdown, defaultBreakdownLimit } from "./breakdown.ts";

/** Kinds of a group in an answer's `group_kind`: the unbroken total, a value, unset values, and the fold. */
export const groupKinds = { total: 0, value: 1, unset: 2, other: 3 } as const;

export type GroupKind = "value" | "unset" | "other";

const kindNames: Record<number, GroupKind> = { [groupKinds.unset]: "unset", [groupKinds.other]: "other" };

/** The name of a `group_kind` in an answer. */
export const groupKindName = (kind: unknown): GroupKind => kindNames[Number(kind)] ?? "value";

type Folding = {
  /** Rows with "group_value". */
  relation: string;
  /** An aggregate over the rows of one value, by which the limit ranks. */
  weight: Expression;
  breakdown: Breakdown;
  /** An aggregate that tells whether a value counts as a group; all do when absent. */
  present?: Expression;
};

/**
 * The rows with "group_kind", "group_name" and "group_count" (how many groups there are before any limit): the heaviest values up to
 * the limit (ties by name) each alone, the rest together as (other), unset values apart as (not set). Cohorts have no limit.
 */
export function foldedGroups(builder: PlanBuilder, { relation, weight, breakdown, present }: Folding): string {
  const value = column("group_value");
  const counted = builder.select("group_weights", {
    from: relation,
    columns: [{ name: "group_value", value }, { name: "weight", value: weight }, ...(present ? [{ name: "present", value: present }] : [])],
    groupBy: [value],
  });
  const order = [{ by: call("is_null", value) }, { by: column("weight"), descending: true }, { by: value }];
  const ranked = builder.select("group_places", {
    from: counted,
    keep: true,
    columns: [
      { name: "place", value: over("row_number", [], { order }) },
      {
        name: "group_count",
        value: present ? over("running_sum", [choose([{ if: column("present"), then: integer(1) }], integer(0))]) : over("count_rows", []),
      },
    ],
  });
  const limit = breakdown.of === "cohort" ? 1000 : (breakdown.limit ?? defaultBreakdownLimit);
  const unset = call("is_null", column("group_value", "r"));
  const within = call("lte", column("place", "p"), integer(limit));
  const hidden = breakdown.hideOther === true || breakdown.other === false;
  const named = (whenUnset: Expression, whenWithin: Expression, otherwise: Expression) =>
    choose(
      [
        { if: unset, then: whenUnset },
        { if: within, then: whenWithin },
      ],
      otherwise,
    );
  return builder.select("grouped", {
    from: relation,
    as: "r",
    keep: true,
    joins: [{ relation: ranked, as: "p", kind: "inner", on: call("same", column("group_value", "r"), column("group_value", "p")) }],
    columns: [
      { name: "group_kind", value: named(integer(groupKinds.unset), integer(groupKinds.value), integer(groupKinds.other)) },
      { name: "group_name", value: named(text("(not set)"), column("group_value", "r"), text("(other)")) },
      { name: "group_count", value: column("group_count", "p") },
    ],
    ...(hidden ? { where: call("or", unset, within) } : {}),
  });
}

/** One aggregate per total and per group: `columns` over the rows of each `by`, with "group_kind" and "group_name". */
export function totalsAndGroups(
  builder: PlanBuilder,
  { total, grouped }: { total: string; grouped: string | null },
  { columns, by }: { columns: { name: string; value: Expression }[]; by: string[] },
): string {
  const keys = by.map((name) => ({ name, value: column(name) }));
  const totals = builder.select("totals", {
    from: total,
    columns: [
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      { name: "group_count", value: integer(0) },
      ...keys,
      ...columns,
    ],
    groupBy: by.map((name) => column(name)),
  });
  if (grouped === null) return totals;
  const names = ["group_kind", "group_name", "group_count"];
  const groups = builder.select("by_group", {
    from: grouped,
    columns: [...names.map((name) => ({ name, value: column(name) })), ...keys, ...columns],
    groupBy: [...names, ...by].map((name) => column(name)),
  });
  return builder.add("totals_and_groups", { is: "union", of: [totals, groups] });
}
