import { call, choose, column, type Expression, integer, nothing, text } from "../../../plan/expression.ts";
import { endings, gapKey } from "../../../plan/paths.ts";
import { drawsEndings, pathsSpec, type Question, slotsOf } from "./question.ts";
import type { PathRows } from "./rows.ts";
import { pathRows } from "./rows.ts";

/** The paths of a question (one row each) and the nodes that they go through. */
export type Found = { paths: string; rows: PathRows };

/** Keys of what is drawn without being a node of the data. */
export const otherKey = -2;
export const endingKeys = { end: -10, hidden: -11, continues: -12 } as const;

/** Finds the paths; each path is one row with its nodes side by side. */
export function foundPaths(question: Question): Found {
  const rows = pathRows(question);
  const { relation, units, from, until } = rows;
  const { definition } = question;
  const spec = pathsSpec(definition);
  const byKey = !definition.funnel && (definition.per === "session" || definition.countBy === "user");
  return { rows, paths: question.builder.add("paths", { is: "paths", rows: relation, units, byKey, spec, from, until }) };
}

export const nodeAt = (slot: number, of?: string): Expression => column(`node_${slot}`, of);
export const timeAt = (slot: number, of?: string): Expression => column(`time_${slot}`, of);

/** The key of how a path goes on after its last node. */
export const endingKey: Expression = choose(
  (Object.keys(endings) as (keyof typeof endings)[]).map((name) => ({
    if: call("eq", column("ending"), integer(endings[name])),
    then: integer(endingKeys[name]),
  })),
  nothing,
);

/** Where a path goes from a slot: its next node, else how it ends where that is drawn, else nothing. */
export function nextAfter({ definition }: Question, slot: number, node: (slot: number) => Expression): Expression {
  const last = slotsOf(definition).length;
  const ending = drawsEndings(definition) ? endingKey : nothing;
  return slot === last ? call("to_integer", ending) : call("coalesce", node(slot + 1), call("to_integer", ending));
}

/** The kind of a node from its key, where it has no row among the nodes. */
export const kindOr = (kind: Expression): Expression =>
  choose([{ if: call("eq", column("key"), integer(gapKey)), then: text("gap") }], kind);
