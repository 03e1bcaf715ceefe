import { PlanBuilder } from "../../../plan/builder.ts";
import { column } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import type { FunnelDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { correlationAnswer } from "./correlation.ts";
import { durationsAnswer } from "./durations.ts";
import type { Frame } from "./frame.ts";
import { type Grouped, groupedAttempts } from "./groups.ts";
import type { Question } from "./question.ts";
import { rowsWithoutActor } from "./rows.ts";
import { stepsAnswer } from "./steps.ts";
import { sweepAnswer } from "./sweep.ts";
import { trendAnswer } from "./trend.ts";
import { scanBounds } from "./walk-spec.ts";

/** The question of a funnel as data: rows → attempts → groups → the figures of the view. */
export function planFunnel(definition: FunnelDefinition, frame: Frame): Plan {
  const question = {
    builder: new PlanBuilder(),
    definition: definition.view === "correlation" ? withoutBreakdown(definition) : definition,
    frame,
  };
  const { view, part } = definition;
  const bucketed = view === "trend" || (view === "actors" && part?.period !== undefined);
  const grouped = groupedAttempts(question, { fastest: view === "sweep", bucketed });
  const answer = views[view](question, grouped);
  if (view !== "actors" && view !== "correlation") withStrays(question, answer);
  return question.builder.plan();
}

const views: Record<FunnelDefinition["view"], (question: Question, grouped: Grouped) => string> = {
  steps: stepsAnswer,
  trend: trendAnswer,
  timeToConvert: durationsAnswer,
  sweep: sweepAnswer,
  correlation: correlationAnswer,
  actors: actorsAnswer,
};

function withoutBreakdown({ breakdown: _, ...definition }: FunnelDefinition): FunnelDefinition {
  return definition;
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays(question: Question, answer: string): void {
  const strays = rowsWithoutActor(question, scanBounds(question, "current"));
  question.builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: { is: "value", value: { is: "boolean", value: true } } }],
    keep: "all",
    columns: [{ name: "answered", value: { is: "call", verb: "not_null", of: [column("period", "a")] } }],
  });
}
