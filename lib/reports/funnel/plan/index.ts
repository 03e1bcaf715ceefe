import { PlanBuilder } from "../../../plan/builder.ts";
import { column } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import type { FunnelDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { scanBounds } from "./attempts.ts";
import { correlationAnswer } from "./correlation.ts";
import { durationsAnswer } from "./durations.ts";
import type { Frame } from "./frame.ts";
import { groupedAttempts } from "./groups.ts";
import { rowsWithoutActor } from "./rows.ts";
import { stepsAnswer } from "./steps.ts";
import { sweepAnswer } from "./sweep.ts";
import { trendAnswer } from "./trend.ts";

/** The question of a funnel as data: rows → attempts → groups → the figures of the view. */
export function planFunnel(definition: FunnelDefinition, frame: Frame): Plan {
  const builder = new PlanBuilder();
  const { view } = definition;
  const bucketed = view === "trend" || (view === "actors" && definition.part?.period !== undefined);
  const grouped = groupedAttempts(builder, view === "correlation" ? withoutBreakdown(definition) : definition, frame, { fastest: view === "sweep", bucketed });
  const views = {
    steps: () => stepsAnswer(builder, definition, grouped),
    trend: () => trendAnswer(builder, definition, grouped),
    timeToConvert: () => durationsAnswer(builder, definition, grouped),
    sweep: () => sweepAnswer(builder, definition, frame, grouped),
    correlation: () => correlationAnswer(builder, definition, frame, grouped),
    actors: () => actorsAnswer(builder, definition, frame, grouped),
  };
  const answer = views[view]();
  if (view !== "actors" && view !== "correlation") withStrays(builder, definition, frame, answer);
  return builder.plan();
}

function withoutBreakdown({ breakdown: _, ...definition }: FunnelDefinition): FunnelDefinition {
  return definition;
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays(builder: PlanBuilder, definition: FunnelDefinition, frame: Frame, answer: string): void {
  const strays = rowsWithoutActor(builder, definition, scanBounds(definition, frame, "current"));
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: { is: "value", value: { is: "boolean", value: true } } }],
    keep: "all",
    columns: [{ name: "answered", value: { is: "call", verb: "not_null", of: [column("period", "a")] } }],
  });
}
