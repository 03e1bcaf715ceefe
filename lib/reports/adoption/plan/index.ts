import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { withFeature } from "./features.ts";
import { type Frame, type PeriodName, periodNames } from "./frame.ts";
import { matrixCells } from "./matrix.ts";
import { adopterCells, rateCells } from "./over-time.ts";
import { ofFeatures, placeCells } from "./places.ts";
import { powerCells } from "./power-users.ts";
import { columnsOf, kept, type Question } from "./question.ts";
import { retentionCells } from "./retention.ts";
import { stageCells } from "./stages.ts";
import { timeCells } from "./time-to-adopt.ts";

type View = Exclude<AdoptionDefinition["view"], "actors">;

const views: Record<View, (question: Question, name: PeriodName) => string[]> = {
  rate: rateCells,
  adopters: adopterCells,
  matrix: matrixCells,
  stages: stageCells,
  timeToAdopt: timeCells,
  retention: retentionCells,
  powerUsers: powerCells,
};

/** The question of adoption as data: uses and active events of each actor → what the view counts, by feature. */
export function planAdoption(definition: AdoptionDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame, known: new Map() };
  if (definition.view === "actors") actorsAnswer(question);
  else withStrays(question, packed(question, countsAnswer(question, definition.view)));
  return question.builder.plan();
}

function countsAnswer(question: Question, view: View): string {
  const { builder, definition, frame } = question;
  const found = periodNames(frame).flatMap((name) => views[view](question, name));
  const all = builder.add("all_cells", { is: "union", of: found });
  if (!definition.everyValueOf) return withFeature(question, all);
  return builder.add("all_answers", { is: "union", of: [ofFeatures(question, all), placeCells(question)] });
}

/** One row per period, kind and feature, with its pairs of "at" and "count": curves are long, and answers have a limit of rows. */
function packed({ builder }: Question, relation: string): string {
  const keys = ["period", "kind", "feature"];
  const pair = call("list_of", call("to_integer", column("at")), call("to_integer", column("count")));
  return builder.select("packed", {
    from: relation,
    columns: [...kept(keys), { name: "pairs", value: aggregate("list", [pair]) }],
    groupBy: columnsOf(keys),
  });
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays({ builder, definition, frame }: Question, answer: string): void {
  const { from, fromMicros, toMicros } = frame.periods.current;
  const spine = [{ period: from, startMicros: fromMicros, endMicros: toMicros + 1 }];
  const strays = rowsWithoutActor({ builder, words: definition, spine, refs: [{ event: null }], withoutUser: frame.withoutUser });
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [],
    orderBy: ["kind", "feature", "period"].map((name) => ({ by: column(name, "a") })),
  });
}
