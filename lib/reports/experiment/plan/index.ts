import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, text, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import { chosenMetric, type ListedMetric, listedMetrics } from "../definition/labels.ts";
import type { ExperimentDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { exposureRows } from "./exposures.ts";
import type { Frame } from "./frame.ts";
import { armSums } from "./outcomes.ts";
import { columnsOf, kept, type Question, splitOf } from "./question.ts";
import { countedUnits, unitsByState } from "./units.ts";

/** The question of an experiment as data: exposures → units by state → their outcomes by each metric → sums of each arm. */
export function planExperiment(definition: ExperimentDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question);
  else withStrays(question, sumsAnswer(question));
  return question.builder.plan();
}

/** Units of each state, those of each arm, and the sums of the metrics that the view shows. */
function sumsAnswer(question: Question): string {
  const { builder, definition } = question;
  const units = unitsByState(question, exposureRows(question));
  const counted = countedUnits(question, units);
  const leftOut = builder.select("left_out", {
    from: units,
    columns: [...kept(["state"]), { name: "units", value: aggregate("count_rows") }],
    where: call("not_eq", column("state"), text("exposed")),
    groupBy: [column("state")],
  });
  const by = ["variant", ...splitOf(definition)];
  const arms = builder.select("arms", {
    from: counted,
    columns: [
      { name: "state", value: text("exposed") },
      ...kept(by),
      { name: "units", value: aggregate("count_rows") },
      { name: "first_exposure", value: aggregate("min", [column("exposure")]) },
    ],
    groupBy: columnsOf(by),
  });
  const sums = metricsShown(definition).map((metric) => armSums(question, metric, counted));
  return builder.add("all_rows", { is: "union", of: [leftOut, arms, ...sums] });
}

function metricsShown(definition: ExperimentDefinition): ListedMetric[] {
  if (definition.view === "exposures") return [];
  const chosen = chosenMetric(definition);
  return definition.view === "panel" || !chosen ? listedMetrics(definition) : [chosen];
}

/** Adds the number of exposure events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays({ builder, definition, frame }: Question, answer: string): void {
  const { from, fromMicros, toMicros } = frame.periods.current;
  const spine = [{ period: from, startMicros: fromMicros, endMicros: toMicros + 1 }];
  const strays = rowsWithoutActor({ builder, words: definition, spine, refs: [definition.exposure], withoutUser: frame.withoutUser });
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [],
  });
}
