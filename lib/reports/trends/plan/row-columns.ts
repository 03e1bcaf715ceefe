import { call, type Expression } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import type { Breakdown } from "../../../vocabulary/breakdown.ts";
import type { EventScope } from "../../../vocabulary/event-scope.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { TrendsDefinition } from "../definition.ts";
import type { Question } from "./question.ts";

/**
 * The counted events of one series in one period: "period", the actor's columns, "time", "since" (what decides whether the row lies in
 * the elapsed part), "bucket" (the point, 0 first), "value_1" and "value_2" (the breakdowns' values), and what the measure needs:
 * "last_bucket" (the last point of a rolling measure that the event counts in), "day", "value" with "excluded", "text_value",
 * "session_user" with "session_key".
 */
export type CountedRows = { relation: string; actors: string[] };

/** The condition that a row is of the one unit that is looked at; none when all are. */
export const onlyOf = ({ actor }: Pick<Question, "actor">, scope: EventScope): Expression[] =>
  actor === undefined ? [] : [actorIs(scope, actor)];

/** The actor's columns under their names. */
export const actorColumns = (actor: readonly Expression[]): Named[] => actor.map((value, index) => ({ name: `actor_${index + 1}`, value }));

export const actorNames = (actor: readonly Expression[]): string[] => actor.map((_, index) => `actor_${index + 1}`);

/** The values of the breakdowns on a row, "value_1" …: texts, or for cohorts the key of the user; numbers to be binned are "number_1" …. */
export function groupValues(scope: EventScope, definition: TrendsDefinition): Named[] {
  return breakdownsOf(definition).map((each, index) => ({
    name: `${each.bins ? "number" : "value"}_${index + 1}`,
    value: groupValue(scope, each),
  }));
}

function groupValue(scope: EventScope, breakdown: Breakdown): Expression {
  if (breakdown.of === "cohort") return scope.user;
  if (!breakdown.bins) return scope.groupValue(breakdown);
  const property = String([breakdown.property ?? []].flat()[0]);
  if (breakdown.of === "user") return scope.userProperty(property, breakdown.asOf ?? "latest", "number");
  if (breakdown.of === "session") return call("to_number", scope.sessionEntry(property));
  return { is: "property", name: property, as: "number" };
}
