import { DateTime } from "luxon";
import type { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, type Expression, instant, number, some, text, truth } from "../plan/expression.ts";
import type { Comparison, Condition, Operator, Scalar } from "./condition.ts";

/** Where conditions find what they speak of. */
export type ConditionScope = {
  builder: PlanBuilder;
  /** The column that holds the user's key. */
  user: Expression;
  timezone: string;
  /** Whether a user is in the cohort of that name: as of now, or as of the event at hand. */
  inCohort: (name: string, user: Expression, asOf: "latest" | "event") => Expression;
  /** An event property as text or number. */
  property: (name: string, as: "text" | "number") => Expression;
  /** A user property as it was at the event. */
  userPropertyAtEvent: (name: string, as: "text" | "number") => Expression;
};

const positive: Partial<Record<Operator, Operator>> = {
  is_not: "is",
  not_contains: "contains",
  not_matches: "matches",
  is_not_set: "is_set",
};

/** All of the conditions as one expression; conditions that are switched off are left out. */
export function conditionsExpression(list: readonly Condition[], scope: ConditionScope): Expression {
  return all(list.filter(active).map((each) => conditionExpression(each, scope)));
}

function active(condition: Condition): boolean {
  return !("off" in condition && condition.off);
}

function conditionExpression(condition: Condition, scope: ConditionScope): Expression {
  if ("and" in condition) return conditionsExpression(condition.and, scope);
  if ("or" in condition) {
    const branches = condition.or.filter(active);
    return branches.length === 0 ? truth(true) : some(branches.map((each) => conditionExpression(each, scope)));
  }
  const opposite = positive[condition.op];
  if (opposite) return call("not", holds({ ...condition, op: opposite }, scope));
  return holds(condition, scope);
}

/** A positive comparison that is never null: unset values do not hold. */
function holds(comparison: Comparison, scope: ConditionScope): Expression {
  if (comparison.of === "cohort") return inCohort(comparison, scope);
  if (comparison.of === "event") return tested(comparison, (as) => scope.property(comparison.property, as), scope.timezone);
  if (comparison.asOf === "event") return tested(comparison, (as) => scope.userPropertyAtEvent(comparison.property, as), scope.timezone);
  const members = scope.builder.share("users_where", {
    is: "select",
    from: scope.builder.share("user_properties", { is: "user_properties" }),
    columns: [{ name: "user", value: column("user") }],
    where: all([
      call("eq", column("property"), text(comparison.property)),
      column("latest"),
      tested(comparison, (as) => column(as === "text" ? "value" : "number"), scope.timezone),
    ]),
  });
  return call("coalesce", { is: "member", value: scope.user, relation: members }, truth(false));
}

function inCohort({ property, value, asOf = "latest" }: Comparison, scope: ConditionScope): Expression {
  const names = [value ?? property].flat().map(String);
  return some(names.map((name) => scope.inCohort(name, scope.user, asOf)));
}

/** Whether the user of the scope belongs to the named cohort, as of now; a cohort that is not defined is an error that names it. */
export function cohortMember(name: string, scope: ConditionScope): Expression {
  return scope.inCohort(name, scope.user, "latest");
}

type Source = (as: "text" | "number") => Expression;

function tested(comparison: Comparison, source: Source, timezone: string): Expression {
  const values = [comparison.value ?? null].flat() as Scalar[];
  const set = isSet(source("text"));
  const test = tests[comparison.op];
  if (!test) return set;
  return call("coalesce", all([set, test(source, values, timezone)]), truth(false));
}

/** Not null and not empty text. */
export function isSet(value: Expression): Expression {
  return call("and", call("not_null", value), call("not_eq", value, text("")));
}

type Test = (source: Source, values: Scalar[], timezone: string) => Expression;

const tests: Partial<Record<Operator, Test>> = {
  is: (source, values) => some(values.map((value) => equals(source, value))),
  contains: onText((value, wanted) => call("contains", call("lower", value), call("lower", wanted))),
  starts_with: onText((value, wanted) => call("starts_with", value, wanted)),
  matches: (source, values) =>
    some(
      values.map((value) => (isPattern(String(value ?? "")) ? call("matches", source("text"), text(String(value ?? ""))) : truth(false))),
    ),
  gt: onNumber("gt"),
  gte: onNumber("gte"),
  lt: onNumber("lt"),
  lte: onNumber("lte"),
  between: (source, values) => {
    const [low, high] = values.map(Number);
    if (low === undefined || high === undefined || Number.isNaN(low + high)) return truth(false);
    return call("and", call("gte", source("number"), number(low)), call("lte", source("number"), number(high)));
  },
  before: onInstant("lt"),
  after: onInstant("gt"),
};

/** Whether every engine reads the text as a regular expression: no look-around, no back-references. A bad pattern matches nothing. */
export function isPattern(pattern: string): boolean {
  if (pattern.length > 1024 || /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</.test(pattern)) return false;
  try {
    return Boolean(new RegExp(pattern, "u"));
  } catch {
    return false;
  }
}

function equals(source: Source, value: Scalar): Expression {
  if (value === null || value === "") return truth(false);
  if (typeof value === "number") return call("eq", source("number"), number(value));
  if (typeof value === "boolean") return call("eq", call("lower", source("text")), text(String(value)));
  return call("eq", source("text"), text(value));
}

function onText(test: (value: Expression, wanted: Expression) => Expression): Test {
  return (source, values) => some(values.map((value) => test(source("text"), text(String(value ?? "")))));
}

function onNumber(verb: "gt" | "gte" | "lt" | "lte"): Test {
  return (source, values) =>
    some(
      values
        .filter((value) => value !== null && value !== "" && Number.isFinite(Number(value)))
        .map((value) => call(verb, source("number"), number(Number(value)))),
    );
}

function onInstant(verb: "lt" | "gt"): Test {
  return (source, values, timezone) =>
    some(
      values.flatMap((value) => {
        const moment = DateTime.fromISO(String(value), { zone: timezone });
        return moment.isValid ? [call(verb, call("to_instant", source("text"), text(timezone)), instant(moment.toMillis() * 1000))] : [];
      }),
    );
}
