import { PlanBuilder } from "../../../plan/builder.ts";
import { call, column, integer, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { TrendsDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { cellsOf, gridBuckets } from "./cells.ts";
import type { Frame } from "./frame.ts";
import { groupedRows } from "./groups.ts";
import { measuredSeries, type Question } from "./question.ts";
import { quickCells } from "./quick-cells.ts";

/** The question of a trend as data: counted events of each series → their groups → one value per point and group. */
export function planTrends(definition: TrendsDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question);
  else withStrays(question, pointsAnswer(question));
  return question.builder.plan();
}

function pointsAnswer(question: Question): string {
  const { builder, definition } = question;
  const quick = new Map(measuredSeries(definition).map((measured) => [measured.index, quickCells(question, measured)]));
  const slow = [...quick].flatMap(([index, cells]) => (cells ? [] : [index]));
  const { series, grid } = slow.length > 0 ? groupedRows(question, slow) : { series: [], grid: null };
  const cells = [
    ...[...quick.values()].flatMap((each) => each ?? []),
    ...series.flatMap((each) => cellsOf(question, each)),
    ...(grid ? gridCells(question, grid) : []),
  ];
  return builder.add("all_cells", { is: "union", of: cells });
}

/** The ends of the bins, as cells of no series. */
function gridCells({ builder, definition }: Question, grid: string): string[] {
  return breakdownsOf(definition).flatMap(({ bins }, index) =>
    bins
      ? (["lowest", "highest"] as const).map((end, side) =>
          builder.select("grid_cells", {
            from: grid,
            columns: [
              { name: "series", value: integer(-1) },
              { name: "bucket", value: integer(gridBuckets[index]?.[side] ?? 0) },
              { name: "value", value: call("to_number", column(`${end}_${index + 1}`)) },
            ],
          }),
        )
      : [],
  );
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays(question: Question, answer: string): void {
  question.builder.select("answer", {
    from: straysOf(question),
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [],
    orderBy: ["series", "period", "bucket"].map((name) => ({ by: column(name, "a") })),
  });
}

function straysOf({ builder, definition, frame }: Question): string {
  const { period } = frame.calendars.current;
  const spine = [{ period: period.from, startMicros: period.fromMicros, endMicros: period.toMicros + 1 }];
  return rowsWithoutActor({ builder, words: definition, spine, refs: definition.series, withoutUser: frame.withoutUser });
}
