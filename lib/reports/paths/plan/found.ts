import { call, choose, column, type Expression, integer, nothing } from "../../../plan/expression.ts";
import { endingKeys, endings } from "../../../plan/paths.ts";
import type { PathsRelation } from "../../../plan/relation.ts";
import { pathsSpec, type Question } from "./question.ts";
import type { PathRows } from "./rows.ts";
import { pathRows } from "./rows.ts";

/** The paths of a question (one row each) and the nodes that they go through. */
export type Found = { paths: string; rows: PathRows };

/** The key of what is drawn for the nodes beyond the limit of a step. */
export const otherKey = -2;

/** Finds the paths; each path is one row with its nodes side by side. */
export function foundPaths(question: Question): Found {
  const rows = pathRows(question);
  return { rows, paths: question.builder.add("paths", pathsRelation(question, rows, "paths")) };
}

/** The paths in some rows, or their moves. */
export function pathsRelation({ definition }: Question, rows: PathRows, gives: PathsRelation["gives"]): PathsRelation {
  const { source, from, until } = rows;
  return { is: "paths", gives, ...source, spec: pathsSpec(definition), from, until };
}

export const nodeAt = (slot: number, of?: string): Expression => column(`node_${slot}`, of);

/** The key of how a path goes on after its last node. */
export const endingKey: Expression = choose(
  (Object.keys(endings) as (keyof typeof endings)[]).map((name) => ({
    if: call("eq", column("ending"), integer(endings[name])),
    then: integer(endingKeys[name]),
  })),
  nothing,
);
