import { all, call, column, type Expression, integer } from "../../../plan/expression.ts";
import { entryBit, type WalkSpec } from "../../../plan/walk.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { namesOfRoles, type Role, roleMask } from "../../../vocabulary/roles.ts";
import type { MetricOf } from "../definition/metric.ts";
import type { Figures } from "./figures.ts";
import { kept, type Question, sameUnit } from "./question.ts";
import { isWithin, outcomeBounds } from "./window.ts";

/** "value": how many steps a unit takes among its events in the window, which begins at the exposure and not at the first step. */
export function depths(question: Question, metric: MetricOf<"funnel">, counted: string): Figures {
  const { builder, definition, frame } = question;
  const bounds = outcomeBounds(metric, frame);
  const spec = walkOf(metric, { dataEnd: frame.dataEnd, until: bounds.until });
  const rows = builder.select("steps_after_exposure", {
    from: stepRows(question, metric, spec),
    as: "r",
    joins: [{ relation: counted, as: "c", kind: "inner", on: all([sameUnit("r", "c"), isWithin(metric)]) }],
    columns: kept(["actor_1", "time", "tie", "mask"], "r"),
  });
  const key = definition.countBy === "user" ? { key: "actor_1" } : {};
  const walk = builder.add("attempts", { is: "walk", rows, units: ["actor_1"], ...key, spec, carry: null, ...bounds });
  const relation = builder.select("figures", {
    from: walk,
    columns: [...kept(["actor_1"]), { name: "value", value: call("to_number", column("depth")) }],
  });
  return { relation, names: [{ name: "value", without: call("to_number", integer(0)) }] };
}

/** The deepest attempt over all of the unit's rows, which are those of the window. */
function walkOf({ steps, order }: MetricOf<"funnel">, { dataEnd, until }: { dataEnd: number; until: number }): WalkSpec {
  return {
    steps: steps.length,
    optional: steps.map(() => false),
    order,
    windowMicros: null,
    stepWindowsMicros: null,
    graceMicros: 0,
    entryUntil: until,
    attempt: "best",
    exclusions: [],
    removesActor: false,
    position: null,
    bucketStarts: null,
    dataEnd,
    fastest: false,
  };
}

function stepRows({ builder, definition, frame }: Question, metric: MetricOf<"funnel">, spec: WalkSpec): string {
  const scope = new EventScope(builder, definition, outcomeBounds(metric, frame));
  const [actor] = scope.actor() as [Expression];
  const roles = metric.steps.map((ref, index): Role => {
    const starts = metric.order === "unordered" || index === 0;
    return { ref, bits: [index, ...(starts ? [entryBit(spec)] : [])] };
  });
  const columns = [{ name: "actor_1", value: actor }, ...kept(["time", "tie"]), { name: "mask", value: roleMask(roles, scope) }];
  const scoped = scope.build(columns, [call("not_null", actor)], namesOfRoles(roles));
  return builder.select("step_rows", { from: scoped, keep: true, columns: [], where: call("not_eq", column("mask"), integer(0)) });
}
