import type { PlanBuilder } from "../../../plan/builder.ts";
import { call, choose, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { entryBit, positionBit, type WalkSpec } from "../../../plan/walk.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { cohortMember } from "../../../vocabulary/condition-plan.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import type { FunnelDefinition } from "../definition.ts";
import { binned } from "./bins.ts";
import type { Frame, PeriodName } from "./frame.ts";
import { type FunnelRows, funnelRows } from "./rows.ts";

/** What is asked of the attempts besides the definition. */
export type Asked = { grouped: boolean; fastest: boolean; bucketed: boolean };

const micros = (length: Parameters<typeof seconds>[0]): number => seconds(length) * 1_000_000;

/** The walk of a definition in one period. */
export function walkSpec(definition: FunnelDefinition, frame: Frame, period: PeriodName, asked: Asked): WalkSpec {
  const stepWindows = definition.stepWindows?.map((each) => (each === null ? null : micros(each))) ?? null;
  const spine = frame.spines[period];
  const attribution = asked.grouped ? definition.breakdown?.attribution : undefined;
  return {
    steps: definition.steps.length,
    optional: definition.steps.map((step) => step.optional === true),
    order: definition.order,
    windowMicros: stepWindows === null && definition.window !== null ? micros(definition.window) : null,
    stepWindowsMicros: stepWindows,
    graceMicros: Math.round(definition.graceSeconds * 1_000_000),
    entryUntil: (frame.periods[period] as { toMicros: number }).toMicros,
    attempt: definition.attempt,
    exclusions: definition.exclusions.map(({ after, before }) => ({ after, before })),
    removesActor: definition.exclusionMeans === "removes_actor",
    position: typeof attribution === "object" && definition.order === "unordered" ? attribution.step : null,
    bucketStarts: asked.bucketed && spine ? spine.map((bucket) => bucket.startMicros) : null,
    dataEnd: frame.dataEnd,
    fastest: asked.fastest && definition.attempt === "best",
  };
}

/** The rows that can matter: from the range's start to its end and, for entries near the end, one window further. */
export function scanBounds(definition: FunnelDefinition, frame: Frame, period: PeriodName): { from: number; until: number } {
  const { fromMicros: from, toMicros: to } = frame.periods[period] as { fromMicros: number; toMicros: number };
  const dataEnd = Math.max(frame.dataEnd, from);
  if (definition.rangeCovers === "all" || definition.countBy === "session") return { from, until: Math.min(to, dataEnd) };
  const windows = definition.stepWindows ?? [definition.window];
  const open = windows.some((each) => each === null);
  const reach = windows.reduce((sum, each) => sum + (each ? micros(each) : 0), 0);
  return { from, until: open ? dataEnd : Math.min(to + reach, dataEnd) };
}

/** Attempts of one period with the columns of the walk, `period`, and `group_value` when grouped. */
export function attemptsOf(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, period: PeriodName, asked: Asked): { relation: string; actors: string[] } {
  const spec = walkSpec(definition, frame, period, asked);
  const bounds = scanBounds(definition, frame, period);
  const breakdown = asked.grouped ? definition.breakdown : undefined;
  const read = funnelRows(builder, definition, spec, bounds, breakdown ? (scope) => valueOf(scope, breakdown) : null);
  const rows = breakdown?.bins ? { ...read, relation: binned(builder, read, breakdown.bins) } : read;
  const grouping = breakdown ? groupings[kindOf(breakdown, definition)] : ungrouped;
  const relation = grouping({ builder, definition, rows, spec, period });
  return { relation, actors: rows.actors };
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

function valueOf(scope: EventScope, breakdown: BrokenDown): Expression {
  return breakdown.of === "cohort" ? column("user") : scope.groupValue(breakdown);
}

function walk({ builder, rows, spec }: Context, from: string, units: string[], carry: string | null): string {
  return builder.add("attempts", { is: "walk", rows: from, units, spec, carry, from: rows.from, until: rows.until });
}

function labelled(context: Context, attempts: string, group: Expression | null, joins: Parameters<PlanBuilder["select"]>[1]["joins"] = [], where?: Expression): string {
  const { builder, rows, spec, period } = context;
  const kept = ["bucket", "depth", "open", "deadline", "times", "entry_tie", "last_tie", ...(spec.fastest ? ["fastest"] : [])];
  const columns: Named[] = [
    { name: "period", value: text(period) },
    ...[...rows.units, ...kept].map((name) => ({ name, value: column(name, "a") })),
    ...(group ? [{ name: "group_value", value: group }] : []),
  ];
  return builder.select("found", { from: attempts, as: "a", joins, columns, ...(where ? { where } : {}) });
}

function ungrouped(context: Context): string {
  return labelled(context, walk(context, context.rows.relation, context.rows.units, null), null);
}

const groupings: Record<GroupingKind, (context: Context) => string> = {
  entry: (context) => labelled(context, walk(context, context.rows.relation, context.rows.units, "value"), column("value", "a")),
  cohort: byCohort,
  edge: byEdge,
  each: (context) => labelled(context, walk(context, context.rows.relation, [...context.rows.units, "value"], null), column("value", "a")),
  step: byStep,
};

const sameUnit = (units: string[], left: string, right: string): Expression =>
  call("and", ...units.map((name) => call("same", column(name, left), column(name, right))), { is: "value", value: { is: "boolean", value: true } });

/** One group per cohort: a unit counts in each cohort that has the user of its entry. */
function byCohort(context: Context): string {
  const { builder, definition, rows, spec, period } = context;
  const attempts = walk(context, rows.relation, rows.units, "value");
  const names = definition.breakdown?.cohorts ?? [];
  const kept = [...rows.units, "bucket", "depth", "open", "deadline", "times", "entry_tie", "last_tie", ...(spec.fastest ? ["fastest"] : [])];
  const each = names.map((name) =>
    builder.select("in_cohort", {
      from: attempts,
      columns: [{ name: "period", value: text(period) }, ...kept.map((key) => ({ name: key, value: column(key) })), { name: "group_value", value: text(name) }],
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
  const attempts = walk(context, rows.relation, rows.units, null);
  return labelled(context, attempts, column("value", "v"), [{ relation: values, as: "v", kind: "left", on: sameUnit(rows.units, "a", "v") }]);
}

/** For each value among the unit's rows of step k: the walk with step k limited to that value. */
function byStep(context: Context): string {
  const { builder, definition, rows, spec } = context;
  const step = (definition.breakdown?.attribution as { step: number }).step;
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
    columns: [...[...rows.units, "time", "tie"].map((name) => ({ name, value: column(name, "r") })), { name: "candidate", value: column("candidate", "c") }, { name: "mask", value: mask }],
  });
  const attempts = walk(context, expanded, [...rows.units, "candidate"], null);
  const reached = call("not_null", call("element", column("times", "a"), integer(step)));
  return labelled(context, attempts, column("candidate", "a"), [], reached);
}
