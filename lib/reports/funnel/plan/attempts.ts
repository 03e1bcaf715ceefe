import type { PlanBuilder } from "../../../plan/builder.ts";
import { call, choose, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Join, Named } from "../../../plan/relation.ts";
import { entryBit, positionBit, type WalkSpec } from "../../../plan/walk.ts";
import { cohortMember } from "../../../vocabulary/condition-plan.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { FunnelDefinition } from "../definition.ts";
import { binned } from "./bins.ts";
import type { PeriodName } from "./frame.ts";
import type { Asked, Question } from "./question.ts";
import { type FunnelRows, funnelRows } from "./rows.ts";
import { scanBounds, walkSpec } from "./walk-spec.ts";

/** Attempts of one period with the columns of the walk, `period`, and `group_value` when grouped. */
export function attemptsOf(question: Question, period: PeriodName, asked: Asked): { relation: string; actors: string[] } {
  const { builder, definition } = question;
  const spec = walkSpec(question, period, asked);
  const breakdown = asked.grouped ? definition.breakdown : undefined;
  const value = breakdown ? (scope: EventScope) => breakdownValue(scope, breakdown) : null;
  const read = funnelRows(question, spec, { ...scanBounds(question, period), value });
  const rows = breakdown?.bins ? { ...read, relation: binned(builder, read, breakdown.bins) } : read;
  const grouping = breakdown ? groupings[kindOf(breakdown, definition)] : ungrouped;
  return { relation: grouping({ builder, definition, rows, spec, period }), actors: rows.actors };
}

type BrokenDown = NonNullable<FunnelDefinition["breakdown"]>;
type Context = { builder: PlanBuilder; definition: FunnelDefinition; rows: FunnelRows; spec: WalkSpec; period: PeriodName };
type GroupingKind = "entry" | "edge" | "each" | "step" | "cohort";

/** Counting users or sessions, a user's newest property value is the same on every row: any attribution gives the entry's. */
export function kindOf(breakdown: BrokenDown, { countBy }: Pick<FunnelDefinition, "countBy">): GroupingKind {
  const { attribution } = breakdown;
  if (breakdown.of === "cohort") return "cohort";
  if (typeof attribution === "object") return "step";
  if (breakdown.of === "user" && breakdown.asOf !== "event" && typeof countBy !== "object") return "entry";
  return attribution === "first" || attribution === "last" ? "edge" : attribution;
}

function breakdownValue(scope: EventScope, breakdown: BrokenDown): Expression {
  return breakdown.of === "cohort" ? scope.user : scope.groupValue(breakdown);
}

/** Walks the rows of the context, or other rows and units in their place. */
function walk(
  { builder, definition, rows, spec }: Context,
  { from = rows.relation, units = rows.units, carry = null }: { from?: string; units?: string[]; carry?: string | null },
): string {
  const key = definition.countBy === "user" ? { key: units[0] as string } : {};
  return builder.add("attempts", { is: "walk", rows: from, units, ...key, spec, carry, from: rows.from, until: rows.until });
}

/** The columns of a walk that the views read. */
function walkColumns({ steps, fastest }: WalkSpec): string[] {
  const perStep = (name: string) => Array.from({ length: steps }, (_, step) => `${name}_${step + 1}`);
  return ["bucket", "depth", "open", "deadline", "entry_tie", "last_tie", ...perStep("time"), ...(fastest ? perStep("fastest") : [])];
}

type Label = { group: Expression | null; joins?: Join[]; where?: Expression };

function labelled(context: Context, attempts: string, { group, joins = [], where }: Label): string {
  const { builder, rows, spec, period } = context;
  const columns: Named[] = [
    { name: "period", value: text(period) },
    ...[...rows.units, ...walkColumns(spec)].map((name) => ({ name, value: column(name, "a") })),
    ...(group ? [{ name: "group_value", value: group }] : []),
  ];
  return builder.select("found", { from: attempts, as: "a", joins, columns, ...(where ? { where } : {}) });
}

function ungrouped(context: Context): string {
  return labelled(context, walk(context, {}), { group: null });
}

const groupings: Record<GroupingKind, (context: Context) => string> = {
  entry: (context) => labelled(context, walk(context, { carry: "value" }), { group: column("value", "a") }),
  cohort: byCohort,
  edge: byEdge,
  each: (context) => labelled(context, walk(context, { units: [...context.rows.units, "value"] }), { group: column("value", "a") }),
  step: byStep,
};

const sameUnit = (units: string[], left: string, right: string): Expression =>
  call("and", ...units.map((name) => call("same", column(name, left), column(name, right))), {
    is: "value",
    value: { is: "boolean", value: true },
  });

/** One group per cohort: a unit counts in each cohort that has the user of its entry. */
function byCohort(context: Context): string {
  const { builder, definition, rows, spec, period } = context;
  const attempts = walk(context, { carry: "value" });
  const names = definition.breakdown?.cohorts ?? [];
  const kept = [...rows.units, ...walkColumns(spec)];
  const each = names.map((name) =>
    builder.select("in_cohort", {
      from: attempts,
      columns: [
        { name: "period", value: text(period) },
        ...kept.map((key) => ({ name: key, value: column(key) })),
        { name: "group_value", value: text(name) },
      ],
      where: membership(builder, definition, name),
    }),
  );
  return builder.add("found", { is: "union", of: each });
}

function membership(builder: PlanBuilder, definition: FunnelDefinition, name: string): Expression {
  const { conditions } = new EventScope(builder, definition, { from: 0, until: 0 });
  return cohortMember(name, { ...conditions, user: column("value") });
}

/** First or last value that any of the unit's step events carries. */
function byEdge(context: Context): string {
  const { builder, definition, rows, spec } = context;
  const verb = definition.breakdown?.attribution === "last" ? "last_by" : "first_by";
  const onSteps = call("not_eq", call("bit_and", column("mask"), integer(2 ** spec.steps - 1)), integer(0));
  const values = builder.select("edge_values", {
    from: rows.relation,
    columns: [
      ...rows.units.map((name) => ({ name, value: column(name) })),
      { name: "value", value: { is: "aggregate", verb, of: [column("value"), column("time"), column("tie")] } },
    ],
    where: call("and", onSteps, call("not_null", column("value"))),
    groupBy: rows.units.map((name) => column(name)),
  });
  const attempts = walk(context, {});
  const join: Join = { relation: values, as: "v", kind: "left", on: sameUnit(rows.units, "a", "v") };
  return labelled(context, attempts, { group: column("value", "v"), joins: [join] });
}

/** For each value among the unit's rows of step k: the walk with step k limited to that value. */
function byStep(context: Context): string {
  const { builder, definition, rows, spec } = context;
  const attribution = definition.breakdown?.attribution;
  const step = typeof attribution === "object" ? attribution.step : 1;
  const unordered = definition.order === "unordered";
  const bits = unordered ? 2 ** spec.steps - 1 : 2 ** (step - 1);
  const candidates = builder.select("candidates", {
    from: rows.relation,
    distinct: true,
    columns: [...rows.units.map((name) => ({ name, value: column(name) })), { name: "candidate", value: column("value") }],
    where: call("not_eq", call("bit_and", column("mask"), integer(bits)), integer(0)),
  });
  const matches = call("same", column("value", "r"), column("candidate", "c"));
  const limited = unordered ? call("plus", column("mask", "r"), integer(2 ** positionBit(spec))) : column("mask", "r");
  const cleared = call("bit_and", column("mask", "r"), integer(2 ** 40 - 1 - 2 ** (step - 1) - (step === 1 ? 2 ** entryBit(spec) : 0)));
  const mask = choose([{ if: matches, then: limited }], unordered ? column("mask", "r") : cleared);
  const expanded = builder.select("rows_by_value", {
    from: rows.relation,
    as: "r",
    joins: [{ relation: candidates, as: "c", kind: "inner", on: sameUnit(rows.units, "r", "c") }],
    columns: [
      ...[...rows.units, "time", "tie"].map((name) => ({ name, value: column(name, "r") })),
      { name: "candidate", value: column("candidate", "c") },
      { name: "mask", value: mask },
    ],
  });
  const attempts = walk(context, { from: expanded, units: [...rows.units, "candidate"] });
  const reached = call("not_null", column(`time_${step}`, "a"));
  return labelled(context, attempts, { group: column("candidate", "a"), where: reached });
}
