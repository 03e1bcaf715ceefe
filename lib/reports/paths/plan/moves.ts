import { aggregate, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import { endingKeys } from "../../../plan/paths.ts";
import type { Named } from "../../../plan/relation.ts";
import { pathsRelation } from "./found.ts";
import { drawsEndings, type Question } from "./question.ts";
import { type PathRows, pathRows } from "./rows.ts";
import { secondsOf } from "./seconds.ts";

/**
 * The moves of all paths, one row each, and how many there are from a node to the next or to an end at each step, with "begin" (paths
 * that begin with them), "events" and, where no node is folded, their times.
 */
export type Moves = { rows: PathRows; each: string; counted: string };

/** Finds the paths as moves and counts them. */
export function foundMoves(question: Question, rows: PathRows = pathRows(question)): Moves {
  const { builder, definition } = question;
  const each = builder.add("moves", pathsRelation(question, rows, "moves"));
  const counted = builder.select("counted_moves", {
    from: each,
    columns: [
      ...moveEnds.map((name) => ({ name, value: column(name) })),
      { name: "count", value: aggregate("count_rows") },
      { name: "begin", value: call("to_integer", aggregate("sum", [column("begins")])) },
      { name: "events", value: call("to_integer", aggregate("sum", [column("events")])) },
      ...(definition.maxNodesPerStep === null ? moveTimes : []),
    ],
    groupBy: moveEnds.map((name) => column(name)),
  });
  return { rows, each, counted };
}

/** The columns that tell one kind of move from another. */
export const moveEnds = ["step", "from_key", "to_key"] as const;

/** The times of grouped moves, null for those that end a path. */
export const moveTimes: Named[] = (["average", "median"] as const).map((verb) => ({
  name: `${verb}_seconds`,
  value: secondsOf(verb, column("elapsed")),
}));

/** Whether a move leads to a node (or to what is drawn for it), instead of ending its path: the keys of ends are below all others. */
export const leadsOn = (to: Expression = column("to_key")): Expression => call("gt", to, integer(endingKeys.end));

/** Whether a move is drawn: those that end a path are where the report draws how paths end. */
export const isDrawn = ({ definition }: Question): Expression[] => (drawsEndings(definition) ? [] : [leadsOn()]);

/** One row with the number of paths; "part" is then "starters". */
export function moveStarters({ builder }: Question, { counted }: Moves): string {
  const begun = call("to_integer", aggregate("sum", [column("begin")]));
  return builder.select("starters", {
    from: counted,
    columns: [
      { name: "part", value: text("starters") },
      { name: "starters", value: call("coalesce", begun, integer(0)) },
    ],
  });
}
