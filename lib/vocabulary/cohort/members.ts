import type { PlanBuilder } from "../../plan/builder.ts";
import { all, call, column, type Expression, some, truth } from "../../plan/expression.ts";
import type { Named } from "../../plan/relation.ts";
import type { Bounds, Cohort } from "../cohort.ts";
import { type ConditionScope, conditionsExpression } from "../condition-plan.ts";
import type { EventRef } from "../event-ref.ts";
import { leafUsers } from "./leaves.ts";

/** Event rows to be asked about, without any filter of the report. */
export type History = {
  user: Expression;
  matches: (ref: EventRef) => Expression;
  build: (columns: Named[], where: Expression[], names: string[] | null) => string;
};

/** Where cohorts find what they speak of. */
export type CohortScope = {
  builder: PlanBuilder;
  conditions: ConditionScope;
  cohorts: Record<string, Cohort>;
  history: (bounds: Bounds) => History;
};

/** The cohort of that name; one that is not defined is an error that names it. */
export function cohortNamed(name: string, { cohorts }: Pick<CohortScope, "cohorts">): Cohort {
  const cohort = Object.hasOwn(cohorts, name) ? cohorts[name] : undefined;
  if (!cohort) throw new RangeError(`there is no cohort "${name}"`);
  return cohort;
}

/** Whether a user is in the cohort as of now; its members are found once for the whole question. */
export function inCohortNow(name: string, user: Expression, scope: CohortScope): Expression {
  const cohort = cohortNamed(name, scope);
  const members = scope.builder.once(`cohort ${name}`, () => membersOf(cohort, scope));
  return call("coalesce", { is: "member", value: user, relation: members }, truth(false));
}

/** The relation of the keys of a cohort's users. */
function membersOf(cohort: Cohort, scope: CohortScope): string {
  const users = scope.builder.share("users", { is: "users" });
  const columns = [{ name: "user", value: column("user") }];
  return scope.builder.share("cohort", { is: "select", from: users, columns, where: holds(cohort, scope) });
}

/** Whether a row of the users is in the cohort. */
function holds(cohort: Cohort, scope: CohortScope): Expression {
  if ("and" in cohort) return all(cohort.and.map((each) => holds(each, scope)));
  if ("or" in cohort) return some(cohort.or.map((each) => holds(each, scope)));
  if ("not" in cohort) return call("not", holds(cohort.not, scope));
  if ("where" in cohort) return conditionsExpression(cohort.where, { ...scope.conditions, user: column("user") });
  if ("member" in cohort) return inCohortNow(cohort.member, column("user"), scope);
  if ("users" in cohort) return listed(cohort.users, column("user"), scope.builder);
  if ("saved" in cohort) throw notInPlace(`the saved cohort ${cohort.saved}`);
  if ("list" in cohort) throw notInPlace("the list of a report");
  const { isIn, relation } = leafUsers(cohort, scope);
  const member = call("coalesce", { is: "member", value: column("user"), relation }, truth(false));
  return isIn ? member : call("not", member);
}

/** Saved cohorts and lists of reports are put in place before a question is planned. */
export function notInPlace(what: string): RangeError {
  return new RangeError(`${what} is not part of this question`);
}

/** Whether a user's id is on a list. */
export function listed(ids: string[], user: Expression, builder: PlanBuilder): Expression {
  if (ids.length === 0) return truth(false);
  const list = builder.share("listed_ids", { is: "rows", columns: ["ids"], rows: [[{ is: "texts", values: ids }]] });
  const each = builder.share("listed_id", { is: "select", from: list, columns: [{ name: "id", value: call("unnest", column("ids")) }] });
  const relation = builder.share("listed_users", {
    is: "select",
    from: builder.share("users", { is: "users" }),
    columns: [{ name: "user", value: column("user") }],
    where: { is: "member", value: column("user_id"), relation: each },
  });
  return call("coalesce", { is: "member", value: user, relation }, truth(false));
}
