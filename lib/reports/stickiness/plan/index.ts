import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, integer, text, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import { powerWindows, type StickinessDefinition } from "../definition.ts";
import { periodsColumn, periodsPerUnit, type Question } from "./active.ts";
import { actorsAnswer } from "./actors.ts";
import type { Calendar, Frame, PeriodName } from "./frame.ts";
import { ratioAnswer } from "./ratio.ts";

/** The question of stickiness as data: active periods of each unit → how many each has → units by that number. */
export function planStickiness(definition: StickinessDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question);
  else withStrays(question, bothPeriods(question, views[definition.view]));
  return question.builder.plan();
}

type View = (question: Question, name: PeriodName) => string;

const views: Record<Exclude<StickinessDefinition["view"], "actors">, View> = {
  distribution: (question, name) => counted(question, name, [0]),
  power: (question, name) => counted(question, name, powerStarts(question.frame.calendars[name] as Calendar)),
  ratio: ratioAnswer,
};

/** The first day of each power window in a calendar of the longest. */
export function powerStarts({ spine }: Calendar): number[] {
  return powerWindows.map((days) => Math.max(0, spine.length - days));
}

function bothPeriods(question: Question, view: View): string {
  const names: PeriodName[] = question.frame.periods.previous ? ["current", "previous"] : ["current"];
  return question.builder.add("both_periods", { is: "union", of: names.map((name) => view(question, name)) });
}

/** Units by their number of active periods, for each series and each first period. */
function counted(question: Question, name: PeriodName, from: number[]): string {
  const { builder, definition } = question;
  const units = periodsPerUnit(question, name, from);
  const each = definition.series.flatMap((_, series) =>
    from.map((first) => {
      const periods = column(periodsColumn(series, first));
      return builder.select("units_by_periods", {
        from: units,
        columns: [
          { name: "period", value: text(name) },
          { name: "series", value: integer(series) },
          { name: "first_period", value: integer(first) },
          { name: "periods", value: periods },
          { name: "units", value: aggregate("sum", [column("units")]) },
        ],
        where: call("gt", periods, integer(0)),
        groupBy: [periods],
      });
    }),
  );
  return builder.add("counted", { is: "union", of: each });
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays({ builder, definition, frame }: Question, answer: string): void {
  const { spine } = frame.calendars.current;
  const strays = rowsWithoutActor({ builder, words: definition, spine, refs: definition.series, withoutUser: frame.withoutUser });
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [{ name: "answered", value: call("not_null", column("period", "a")) }],
  });
}
