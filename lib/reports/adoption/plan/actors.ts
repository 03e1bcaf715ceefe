import { aggregate, all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import { actorPage } from "../../../vocabulary/actor-names.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { activeRef, eligibleGroups, isAnyActive, onlyEligible, refRows } from "./actives.ts";
import { featureRefs } from "./features.ts";
import { calendarNamed, daysBetween, firstInstant, lastInstant, listedPeriod, type PeriodName } from "./frame.ts";
import { adopterStates } from "./over-time.ts";
import { columnsOf, kept, type Question } from "./question.ts";
import { inStage, triedBy } from "./stages.ts";

type Part = NonNullable<AdoptionDefinition["part"]>;

/** The actors behind one number, those with most uses (of non-users: active events) first. */
export function actorsAnswer(whole: Question): void {
  const question = { ...whole, definition: ofOneFeature(whole.definition) };
  const { builder, definition, frame } = question;
  const part = definition.part as Part;
  const listed = { part, name: listedPeriod(definition, frame), bounds: boundsOf(question, part) };
  const events = eventsOf(question, listed);
  const members = membersOf(question, listed);
  const isMember: Expression = { is: "member", value: column("actor_1"), relation: members };
  const behind = builder.select("behind", { from: events, keep: true, columns: [], where: isMember });
  const columns = ["uses", "days", "first_time", "last_time"].map((each) => ({ name: each, value: column(each, "a") }));
  const order = [{ by: column("uses"), descending: true }];
  actorPage({ builder, countBy: definition.countBy, relation: behind, columns, order }, part);
}

/** A list is of one feature: its value is a condition like any other. */
export function ofOneFeature(definition: AdoptionDefinition): AdoptionDefinition {
  const { everyValueOf, features, part, ...rest } = definition;
  if (!everyValueOf) return { ...rest, part: { ...part, feature: "1" } as Part, features: [features?.[Number(part?.feature) - 1] ?? {}] };
  const { property, limit: _, where = [], ...reference } = everyValueOf;
  const isValue = { property, of: "event" as const, op: "is" as const, value: part?.feature ?? "" };
  return { ...rest, part, features: [{ ...reference, where: [...where, isValue] }] };
}

export type Bounds = { from: number; until: number; bucket: number | null };

/** The stretch of the part: a bucket, cut by the range, or all of it; nothing when there is no such bucket. */
export function boundsOf({ definition, frame }: Pick<Question, "definition" | "frame">, { period: named }: Pick<Part, "period">): Bounds {
  const { period, spine } = calendarNamed(frame, listedPeriod(definition, frame));
  const whole = { from: period.fromMicros, until: lastInstant(frame, period) };
  if (named === undefined) return { ...whole, bucket: null };
  const index = spine.findIndex((each) => each.period === named);
  const { startMicros, endMicros } = spine[index] ?? ({ startMicros: 1, endMicros: 0 } as Bucket);
  return { from: Math.max(whole.from, startMicros), until: Math.min(whole.until, endMicros - 1), bucket: index };
}

type Listed = { part: Part; name: PeriodName; bounds: Bounds };

/** Per actor what the list shows, of uses or (for non-users) of active events: "uses", "days", "first_time", "last_time" (microseconds). */
function eventsOf(question: Question, { part, bounds, name }: Listed): string {
  const { builder, definition, frame } = question;
  const isOfActive = part.state === "non_users";
  const ref = isOfActive ? activeRef(definition) : (featureRefs(definition)[0] ?? {});
  const { period } = calendarNamed(frame, name);
  const days = daysBetween(period, { ...bounds, from: Math.max(bounds.from, firstInstant(frame, period)) });
  const columns = [...kept(["time"]), { name: "day", value: periodWithin(column("time"), days) }];
  const rows = refRows(question, { ref, from: bounds.from, until: bounds.until, columns });
  const time = (verb: "min" | "max", each: string) => ({ name: each, value: aggregate(verb, [column(each)]) });
  const byDay = builder.select("events_by_day", {
    from: rows,
    columns: [
      ...kept(["actor_1", "day"]),
      { name: "uses", value: aggregate("count_rows") },
      { name: "first_time", value: call("micros", aggregate("min", [column("time")])) },
      { name: "last_time", value: call("micros", aggregate("max", [column("time")])) },
    ],
    groupBy: columnsOf(["actor_1", "day"]),
  });
  return builder.select("events_of_actor", {
    from: byDay,
    columns: [
      ...kept(["actor_1"]),
      { name: "uses", value: call("to_integer", aggregate("sum", [column("uses")])) },
      { name: "days", value: aggregate("count_rows") },
      time("min", "first_time"),
      time("max", "last_time"),
    ],
    groupBy: [column("actor_1")],
  });
}

/** Who is listed among those with events, as a relation of one column. */
function membersOf(question: Question, listed: Listed): string {
  const { state } = listed.part;
  if (state === "repeated" || state === "regular")
    return only(question, triedBy(question, listed.name), inStage(question, listed.name, state));
  if (state === "users") return usersWithin(question, listed);
  if (state === "non_users") return withoutUsers(question, listed);
  const inBucket = call("eq", column("bucket"), integer(listed.bounds.bucket ?? -1));
  return only(question, adopterStates(question, listed.name), all([inBucket, call("eq", column("state"), text(state))]));
}

function only({ builder }: Question, from: string, where: Expression): string {
  return builder.select("members", { from, columns: kept(["actor_1"]), where });
}

const actorsOf = (question: Question, ref: Parameters<typeof refRows>[1]["ref"], { from, until }: Bounds): string =>
  refRows(question, { ref, from, until, columns: [] });

function baseWithin(question: Question, { bounds }: Listed): string {
  return eligibleGroups(question, actorsOf(question, activeRef(question.definition), bounds), { names: ["actor_1"] });
}

function usersWithin(question: Question, listed: Listed): string {
  const { builder, definition } = question;
  const used = builder.select("used", {
    from: actorsOf(question, featureRefs(definition)[0] ?? {}, listed.bounds),
    columns: kept(["actor_1"]),
    groupBy: [column("actor_1")],
  });
  if (isAnyActive(definition)) return onlyEligible(question, used);
  const isOfBase: Expression = { is: "member", value: column("actor_1"), relation: baseWithin(question, listed) };
  return only(question, used, isOfBase);
}

function withoutUsers(question: Question, listed: Listed): string {
  const isUser: Expression = { is: "member", value: column("actor_1"), relation: usersWithin(question, listed) };
  return only(question, baseWithin(question, listed), call("not", isUser));
}
