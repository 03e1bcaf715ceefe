import type { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, type Expression, integer, number } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { periodNames } from "./frame.ts";
import { columnsOf, kept, type Measured, type Question } from "./question.ts";

/** Counted events with their groups, and what they are measured by: `keys` are their columns, or constants. */
export type Measuring = { relation: string; actors: string[]; measured: Measured; keys: Named[]; where?: Expression | undefined };

/** A constant is nothing to group by. */
const grouping = (keys: readonly Named[]): Expression[] => keys.map(({ value }) => value).filter(({ is }) => is !== "value");

/** The keys as columns of a relation that has them. */
const known = (keys: readonly Named[]): Named[] => kept(keys.map(({ name }) => name));

/** One row per combination of the keys with the measure in "value". */
export function measuredBy(question: Question, measuring: Measuring): string {
  const { name } = measuring.measured.measure;
  const events = column("events");
  if (name === "per_user_max") return perActor(question.builder, measuring, aggregate("max", [events]));
  if (name === "per_user_average")
    return perActor(question.builder, measuring, call("divide", aggregate("sum", [events]), aggregate("count_rows")));
  if (name === "daily_active") return meanOfDays(question, measuring);
  if (name === "session_duration" || name === "session_events" || name === "bounce") return ofSessions(question.builder, measuring);
  const once = countedOnce(measuring);
  return once ? distinct(question.builder, measuring, once) : aggregated(question.builder, measuring, figureOf(measuring));
}

/** What a distinct count counts each of once; null for measures that are none. */
export function countedOnce({ measured: { measure }, actors }: Pick<Measuring, "measured" | "actors">): string[] | null {
  if (measure.name === "sessions") return ["session_user", "session_key"];
  if (measure.name === "distinct") return ["text_value"];
  return ["unique_users", "daily_active", "weekly_active", "monthly_active"].includes(measure.name) ? actors : null;
}

/** Whether a row has all of what is counted once. */
export function hasAll(names: readonly string[]): Expression {
  const set = names.map((each) => call("not_null", column(each)));
  return set.length === 1 ? (set[0] as Expression) : call("and", ...set);
}

function aggregated(builder: PlanBuilder, { relation, keys, where }: Measuring, value: Expression): string {
  return builder.select("measured", {
    from: relation,
    columns: [...keys, { name: "value", value: call("to_number", value) }],
    ...(where ? { where } : {}),
    groupBy: grouping(keys),
  });
}

const value = column("value");
const quantiles: Partial<Record<string, number>> = { p90: 0.9, p95: 0.95, p99: 0.99 };

function figureOf(measuring: Measuring): Expression {
  const { name } = measuring.measured.measure;
  if (name === "sum") return call("coalesce", aggregate("sum", [value]), number(0));
  if (name === "avg") return aggregate("average", [value]);
  if (name === "min" || name === "max" || name === "median") return aggregate(name, [value]);
  const quantile = quantiles[name];
  return quantile === undefined ? aggregate("count_rows") : aggregate("quantile", [value, number(quantile)]);
}

/** Grouping twice is much faster than a distinct count; rows without what is counted keep their group. */
function distinct(builder: PlanBuilder, measuring: Measuring, once: readonly string[]): string {
  const { relation, keys, where, actors } = measuring;
  const each = builder.select("once_each", {
    from: relation,
    columns: [...keys, ...kept(once)],
    ...(where ? { where } : {}),
    groupBy: [...grouping(keys), ...columnsOf(once)],
  });
  const count = aggregate("count_rows", [], once === actors ? undefined : hasAll(once));
  return aggregated(builder, { ...measuring, relation: each, keys: known(keys), where: undefined }, count);
}

function perActor(builder: PlanBuilder, measuring: Measuring, figure: Expression): string {
  const { relation, actors, keys, where } = measuring;
  const each = builder.select("events_per_actor", {
    from: relation,
    columns: [...keys, ...kept(actors), { name: "events", value: aggregate("count_rows") }],
    ...(where ? { where } : {}),
    groupBy: [...grouping(keys), ...columnsOf(actors)],
  });
  return aggregated(builder, { ...measuring, relation: each, keys: known(keys), where: undefined }, figure);
}

/** A session counts once, however many of its events are there. */
function ofSessions(builder: PlanBuilder, measuring: Measuring): string {
  const { relation, keys, where, measured } = measuring;
  const session = ["session_user", "session_key"];
  const each = builder.select("sessions_once", {
    from: relation,
    columns: [...keys, ...kept(session), { name: "value", value: aggregate("any", [value]) }],
    ...(where ? { where } : {}),
    groupBy: [...grouping(keys), ...columnsOf(session)],
  });
  const mean = aggregate(measured.measure.average === "median" ? "median" : "average", [value]);
  return aggregated(builder, { ...measuring, relation: each, keys: known(keys), where: undefined }, mean);
}

/** Buckets that are not points: the whole range, and the part of it that has elapsed. */
export const totalBucket = -1;
export const elapsedBucket = -2;

function meanOfDays(question: Question, measuring: Measuring): string {
  const { builder } = question;
  const { relation, actors, keys, where } = measuring;
  const each = builder.select("users_per_day", {
    from: relation,
    columns: [...keys, ...kept(["day", ...actors])],
    ...(where ? { where } : {}),
    groupBy: [...grouping(keys), ...columnsOf(["day", ...actors])],
  });
  const same = (name: string) => call("eq", column(name, "e"), column(name, "d"));
  const groups = keys.map(({ name }) => ({ name, value: column(name, "e") }));
  const mean = call("divide", aggregate("count_rows"), aggregate("any", [column("days", "d")]));
  return builder.select("measured", {
    from: each,
    as: "e",
    joins: [{ relation: daysPerPoint(question), as: "d", kind: "inner", on: call("and", same("period"), same("bucket")) }],
    columns: [...groups, { name: "value", value: call("to_number", mean) }],
    groupBy: groups.map((group) => group.value),
  });
}

/** How many days each point, the range and its elapsed part have. */
function daysPerPoint({ builder, frame }: Question): string {
  const rows = periodNames(frame).flatMap((name) => {
    const days = (frame.calendars[name]?.days ?? []).filter(({ counts }) => counts);
    const elapsed = days.filter(({ startMicros }) => frame.elapsedTo !== null && startMicros <= frame.elapsedTo);
    const points = frame.calendars[name]?.spine.map((_, point) => [point, days.filter((day) => day.point === point).length]) ?? [];
    return [...points, [totalBucket, days.length], [elapsedBucket, elapsed.length]].map(([bucket, count]) => [
      { is: "text" as const, value: name },
      { is: "integer" as const, value: bucket ?? 0 },
      { is: "integer" as const, value: count ?? 0 },
    ]);
  });
  return builder.share("days_per_point", { is: "rows", columns: ["period", "bucket", "days"], rows });
}

/** In which points of a rolling measure each actor counts: from "bucket" on, before "until"; one row per unbroken stretch or part of it. */
export function stretches({ builder }: Question, { relation, actors, keys }: Omit<Measuring, "where" | "measured">): string {
  const last = builder.select("reaches", {
    from: relation,
    columns: [...keys, ...kept([...actors, "bucket"]), { name: "last_bucket", value: aggregate("max", [column("last_bucket")]) }],
    groupBy: [...grouping(keys), ...columnsOf(actors), column("bucket")],
  });
  const partition = [...keys.map(({ name }) => column(name)), ...columnsOf(actors)];
  const next: Expression = { is: "window", verb: "next", of: [column("bucket")], partition, order: [{ by: column("bucket") }] };
  const after = call("plus", column("last_bucket"), integer(1));
  return builder.select("stretches", {
    from: last,
    columns: [...known(keys), ...kept(["bucket"]), { name: "until", value: call("least", after, call("coalesce", next, after)) }],
  });
}
